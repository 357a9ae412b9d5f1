namespace Octokit;

/// <summary>Rate limits of the sender.</summary>
public interface IRateLimitClient
{
    Task<MiscellaneousRateLimit> GetRateLimits();
}
