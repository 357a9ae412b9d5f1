namespace Octokit;

/// <summary>A check run.</summary>
public class CheckRun
{
    public CheckRun() { }

    public CheckRun(
        long id,
        string headSha,
        string externalId,
        string url,
        string htmlUrl,
        string detailsUrl,
        CheckStatus status,
        CheckConclusion? conclusion,
        DateTimeOffset startedAt,
        DateTimeOffset? completedAt,
        CheckRunOutputResponse output,
        string name,
        CheckSuite checkSuite,
        GitHubApp app,
        IReadOnlyList<PullRequest> pullRequests
    )
    {
        Id = id;
        HeadSha = headSha;
        ExternalId = externalId;
        Url = url;
        HtmlUrl = htmlUrl;
        DetailsUrl = detailsUrl;
        Status = status;
        Conclusion = conclusion;
        StartedAt = startedAt;
        CompletedAt = completedAt;
        Output = output;
        Name = name;
        CheckSuite = checkSuite;
        App = app;
        PullRequests = pullRequests;
    }

    public long Id { get; private set; }

    public string HeadSha { get; private set; }

    public string ExternalId { get; private set; }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string DetailsUrl { get; private set; }

    public StringEnum<CheckStatus> Status { get; private set; }

    public StringEnum<CheckConclusion>? Conclusion { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public CheckRunOutputResponse Output { get; private set; }

    public string Name { get; private set; }

    public CheckSuite CheckSuite { get; private set; }

    public GitHubApp App { get; private set; }

    public IReadOnlyList<PullRequest> PullRequests { get; private set; }
}
