using Octokit.Internal;

namespace Octokit.Caching;

/// <summary>Keeps answers.</summary>
public interface IResponseCache
{
    Task<CachedResponse.V1> GetAsync(IRequest request);

    Task SetAsync(IRequest request, CachedResponse.V1 cachedResponse);
}
