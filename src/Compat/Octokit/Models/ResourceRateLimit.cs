namespace Octokit;

/// <summary>Rate limits by kind of request.</summary>
public class ResourceRateLimit
{
    public ResourceRateLimit() { }

    public ResourceRateLimit(RateLimit core, RateLimit search, RateLimit graphql)
    {
        Core = core;
        Search = search;
        Graphql = graphql;
    }

    public RateLimit Core { get; private set; }

    public RateLimit Search { get; private set; }

    public RateLimit Graphql { get; private set; }
}
