namespace Octokit;

/// <summary>Rate limits of the sender.</summary>
public class RateLimitClient : ApiClient, IRateLimitClient
{
    public RateLimitClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    /// <summary>Does not count as a request itself.</summary>
    public Task<MiscellaneousRateLimit> GetRateLimits() =>
        ApiConnection.Get<MiscellaneousRateLimit>(new Uri("rate_limit", UriKind.Relative));
}
