namespace Octokit;

internal static class AcceptHeaders
{
    public const string StableVersion = "application/vnd.github.v3";
    public const string StableVersionHtml = "application/vnd.github.html";
    public const string StableVersionJson = "application/vnd.github.v3+json";
    public const string RawContentMediaType = "application/vnd.github.v3.raw";
    public const string CommitReferenceSha1MediaType = "application/vnd.github.v3.sha";
}
