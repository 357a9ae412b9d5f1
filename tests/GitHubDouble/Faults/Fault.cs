namespace MlOpsBuild.GitHubDouble.Faults;

/// <summary>Something that goes wrong with a request.</summary>
public sealed record Fault
{
    private Fault() { }

    public required FaultKind Kind { get; init; }

    /// <summary>Whether GitHub has done what was asked for all the same.</summary>
    public bool IsPerformed { get; init; }

    public int Status { get; init; }

    /// <summary>How long the client is to wait; null if it is not told.</summary>
    public TimeSpan? Wait { get; init; }

    public int Writes { get; init; }

    public static Fault Duplicate { get; } =
        new() { Kind = FaultKind.Duplicate, IsPerformed = true };

    public static Fault CutInAnswer { get; } =
        new() { Kind = FaultKind.CutInAnswer, IsPerformed = true };

    public static Fault Error(int status, bool isPerformed = false) =>
        new()
        {
            Kind = FaultKind.Error,
            Status = status,
            IsPerformed = isPerformed,
        };

    public static Fault Cut(bool isPerformed = false) =>
        new() { Kind = FaultKind.Cut, IsPerformed = isPerformed };

    public static Fault PrimaryLimit(TimeSpan wait) =>
        new() { Kind = FaultKind.PrimaryLimit, Wait = wait };

    public static Fault SecondaryLimit(TimeSpan? wait) =>
        new() { Kind = FaultKind.SecondaryLimit, Wait = wait };

    public static Fault TooManyRequests(TimeSpan wait) =>
        new() { Kind = FaultKind.TooManyRequests, Wait = wait };

    public static Fault Stale(int writes) =>
        new()
        {
            Kind = FaultKind.Stale,
            Writes = writes,
            IsPerformed = true,
        };
}
