namespace Octokit;

/// <summary>Links to other pages.</summary>
public static class ApiInfoExtensions
{
    public static Uri GetPreviousPageUrl(this ApiInfo info) => Get(info, "prev");

    public static Uri GetNextPageUrl(this ApiInfo info) => Get(info, "next");

    public static Uri GetFirstPageUrl(this ApiInfo info) => Get(info, "first");

    public static Uri GetLastPageUrl(this ApiInfo info) => Get(info, "last");

    private static Uri Get(ApiInfo info, string relation)
    {
        Ensure.ArgumentNotNull(info, nameof(info));
        return info.Links.GetValueOrDefault(relation);
    }
}
