namespace Octokit;

/// <summary>GitHub's REST API.</summary>
public interface IGitHubClient : IApiInfoProvider
{
    IConnection Connection { get; }
    IActionsClient Actions { get; }
    IChecksClient Check { get; }
    IGitDatabaseClient Git { get; }
    IIssuesClient Issue { get; }
    IPullRequestsClient PullRequest { get; }
    IRateLimitClient RateLimit { get; }
    IRepositoriesClient Repository { get; }
    IUsersClient User { get; }

    void SetRequestTimeout(TimeSpan timeout);
}
