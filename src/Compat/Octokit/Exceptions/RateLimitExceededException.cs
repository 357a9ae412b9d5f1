namespace Octokit;

/// <summary>No requests are left until <see cref="Reset"/> (403).</summary>
public class RateLimitExceededException : ForbiddenException
{
    private readonly RateLimit _rateLimit;
    private readonly TimeSpan _serverTimeDifference;

    public RateLimitExceededException(IResponse response)
        : this(response, innerException: null) { }

    public RateLimitExceededException(IResponse response, Exception innerException)
        : base(response, innerException)
    {
        _rateLimit = response.ApiInfo.RateLimit;
        _serverTimeDifference = response.ApiInfo.ServerTimeDifference;
    }

    /// <summary>Requests an hour.</summary>
    public int Limit => _rateLimit.Limit;

    public int Remaining => _rateLimit.Remaining;

    public DateTimeOffset Reset => _rateLimit.Reset;

    public override string Message => ApiErrorMessageSafe ?? "API Rate Limit exceeded";

    /// <summary>How long to wait for the next request.</summary>
    public TimeSpan GetRetryAfterTimeSpan()
    {
        var wait = Reset + _serverTimeDifference - TimeProvider.System.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
