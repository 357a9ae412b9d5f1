using System.Collections.ObjectModel;

namespace Octokit;

/// <summary>What the headers of an answer say: links to other pages, scopes, ETag, rate limit.</summary>
public class ApiInfo
{
    public ApiInfo(
        IDictionary<string, Uri> links,
        IList<string> oauthScopes,
        IList<string> acceptedOauthScopes,
        string etag,
        RateLimit rateLimit,
        TimeSpan serverTimeDifference = default
    )
    {
        Ensure.ArgumentNotNull(links, nameof(links));
        Ensure.ArgumentNotNull(oauthScopes, nameof(oauthScopes));
        Ensure.ArgumentNotNull(acceptedOauthScopes, nameof(acceptedOauthScopes));
        Links = new ReadOnlyDictionary<string, Uri>(links);
        OauthScopes = new ReadOnlyCollection<string>(oauthScopes);
        AcceptedOauthScopes = new ReadOnlyCollection<string>(acceptedOauthScopes);
        Etag = etag;
        RateLimit = rateLimit;
        ServerTimeDifference = serverTimeDifference;
    }

    public IReadOnlyList<string> OauthScopes { get; private set; }

    public IReadOnlyList<string> AcceptedOauthScopes { get; private set; }

    public string Etag { get; private set; }

    /// <summary>By relation: next, prev, first, last.</summary>
    public IReadOnlyDictionary<string, Uri> Links { get; private set; }

    public RateLimit RateLimit { get; private set; }

    /// <summary>By how much the clock of the server is ahead of the one here.</summary>
    public TimeSpan ServerTimeDifference { get; private set; }

    public ApiInfo Clone() =>
        new(
            Links.ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal),
            [.. OauthScopes],
            [.. AcceptedOauthScopes],
            Etag,
            RateLimit?.Clone(),
            ServerTimeDifference
        );
}
