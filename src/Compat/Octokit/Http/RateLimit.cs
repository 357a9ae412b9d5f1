using Octokit.Internal;

namespace Octokit;

/// <summary>How many requests may be sent, and how many still.</summary>
public class RateLimit
{
    public RateLimit() { }

    public RateLimit(IDictionary<string, string> responseHeaders)
    {
        Ensure.ArgumentNotNull(responseHeaders, nameof(responseHeaders));
        Limit = (int)GetNumber(responseHeaders, "X-RateLimit-Limit");
        Remaining = (int)GetNumber(responseHeaders, "X-RateLimit-Remaining");
        ResetAsUtcEpochSeconds = GetNumber(responseHeaders, "X-RateLimit-Reset");
    }

    public RateLimit(int limit, int remaining, long resetAsUtcEpochSeconds)
    {
        Limit = limit;
        Remaining = remaining;
        ResetAsUtcEpochSeconds = resetAsUtcEpochSeconds;
    }

    /// <summary>Requests an hour.</summary>
    public int Limit { get; private set; }

    public int Remaining { get; private set; }

    /// <summary>When <see cref="Remaining"/> becomes <see cref="Limit"/> again.</summary>
    [Parameter(Key = "ignoreThisField")]
    public DateTimeOffset Reset { get; private set; }

    [Parameter(Key = "reset")]
    public long ResetAsUtcEpochSeconds
    {
        get => Reset.ToUnixTimeSeconds();
        private set => Reset = DateTimeOffset.FromUnixTimeSeconds(value);
    }

    public RateLimit Clone() => new(Limit, Remaining, ResetAsUtcEpochSeconds);

    private static long GetNumber(IDictionary<string, string> headers, string name) =>
        long.TryParse(
            ApiInfoParser.Find(headers, name),
            NumberStyles.Integer,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}
