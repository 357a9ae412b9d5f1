namespace MlOpsBuild.GitHubDouble.State;

/// <summary>What a request is made with.</summary>
public sealed class Token
{
    private DateTimeOffset _resetsAt;

    internal Token(
        Account account,
        IReadOnlyDictionary<string, string>? permissions,
        bool canPush,
        int limit
    )
    {
        Account = account;
        Permissions = permissions;
        CanPush = canPush;
        Limit = Remaining = limit;
    }

    public Account Account { get; }

    /// <summary>Of an app's token: read or write by permission, such as pull_requests; null for a person's.</summary>
    public IReadOnlyDictionary<string, string>? Permissions { get; }

    /// <summary>Whether the person may push to the repositories.</summary>
    public bool CanPush { get; }

    /// <summary>Requests in an hour.</summary>
    public int Limit { get; }

    public int Remaining { get; private set; }

    /// <summary>When <see cref="Remaining"/> is <see cref="Limit"/> again.</summary>
    public DateTimeOffset ResetsAt => _resetsAt;

    /// <summary>Until when GitHub asked to send nothing.</summary>
    public DateTimeOffset BlockedUntil { get; private set; }

    /// <summary>Counts a request; false if it is one too many.</summary>
    internal bool TryTake(DateTimeOffset now)
    {
        Refresh(now);
        if (Remaining == 0)
            return false;

        Remaining--;
        return true;
    }

    /// <summary>Begins the next hour if this one is over.</summary>
    internal void Refresh(DateTimeOffset now)
    {
        if (now < _resetsAt)
            return;

        _resetsAt = now.AddHours(1);
        Remaining = Limit;
    }

    internal void Exhaust(DateTimeOffset until)
    {
        Remaining = 0;
        _resetsAt = until;
    }

    internal void Block(DateTimeOffset until) =>
        BlockedUntil = until > BlockedUntil ? until : BlockedUntil;
}
