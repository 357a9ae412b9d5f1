namespace Octokit;

/// <summary>A check suite.</summary>
public class CheckSuite
{
    public CheckSuite() { }

    public CheckSuite(
        long id,
        string headBranch,
        string headSha,
        CheckStatus status,
        CheckConclusion? conclusion,
        string url,
        string before,
        string after,
        IReadOnlyList<PullRequest> pullRequests,
        GitHubApp app,
        Repository repository
    )
    {
        Id = id;
        HeadBranch = headBranch;
        HeadSha = headSha;
        Status = status;
        Conclusion = conclusion;
        Url = url;
        Before = before;
        After = after;
        PullRequests = pullRequests;
        App = app;
        Repository = repository;
    }

    public long Id { get; private set; }

    public string HeadBranch { get; private set; }

    public string HeadSha { get; private set; }

    public StringEnum<CheckStatus> Status { get; private set; }

    public StringEnum<CheckConclusion>? Conclusion { get; private set; }

    public string Url { get; private set; }

    public string Before { get; private set; }

    public string After { get; private set; }

    public IReadOnlyList<PullRequest> PullRequests { get; private set; }

    public GitHubApp App { get; private set; }

    public Repository Repository { get; private set; }
}
