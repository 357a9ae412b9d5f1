using System.Net;
using Octokit.Internal;

namespace Octokit.Caching;

/// <summary>Asks with If-None-Match for what a cache has. A cache that fails is as an empty one.</summary>
public sealed class CachingHttpClient : IHttpClient
{
    private readonly IHttpClient _httpClient;
    private readonly IResponseCache _responseCache;

    public CachingHttpClient(IHttpClient httpClient, IResponseCache responseCache)
    {
        Ensure.ArgumentNotNull(httpClient, nameof(httpClient));
        Ensure.ArgumentNotNull(responseCache, nameof(responseCache));
        _httpClient = httpClient is CachingHttpClient caching ? caching._httpClient : httpClient;
        _responseCache = responseCache;
    }

    public async Task<IResponse> Send(
        IRequest request,
        CancellationToken cancellationToken,
        Func<object, object> preprocessResponseBody = null
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        if (request.Method != HttpMethod.Get)
        {
            return await _httpClient
                .Send(request, cancellationToken, preprocessResponseBody)
                .ConfigureAwait(false);
        }

        var cached = await TryGetAsync(request).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(cached?.ApiInfo.Etag))
            request.Headers["If-None-Match"] = cached.ApiInfo.Etag;

        var response = await _httpClient
            .Send(request, cancellationToken, preprocessResponseBody)
            .ConfigureAwait(false);
        if (cached is not null && response.StatusCode == HttpStatusCode.NotModified)
            return cached;

        await TrySetAsync(request, response).ConfigureAwait(false);
        return response;
    }

    public void SetRequestTimeout(TimeSpan timeout) => _httpClient.SetRequestTimeout(timeout);

    public void Dispose() => _httpClient.Dispose();

    private async Task<IResponse> TryGetAsync(IRequest request)
    {
        try
        {
            var cached = await _responseCache.GetAsync(request).ConfigureAwait(false);
            return cached?.ToResponse();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private async Task TrySetAsync(IRequest request, IResponse response)
    {
        try
        {
            await _responseCache
                .SetAsync(request, CachedResponse.V1.Create(response))
                .ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The answer is there, only not for the next time.
        }
    }
}
