namespace Octokit;

/// <summary>Issues.</summary>
public interface IIssuesClient
{
    IIssueCommentsClient Comment { get; }
    IIssuesLabelsClient Labels { get; }
    Task<Issue> Get(string owner, string name, long issueNumber);
    Task<Issue> Get(long repositoryId, long issueNumber);
    Task<IReadOnlyList<Issue>> GetAllForRepository(string owner, string name);
    Task<IReadOnlyList<Issue>> GetAllForRepository(long repositoryId);
    Task<IReadOnlyList<Issue>> GetAllForRepository(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<Issue>> GetAllForRepository(long repositoryId, ApiOptions options);
    Task<IReadOnlyList<Issue>> GetAllForRepository(
        string owner,
        string name,
        RepositoryIssueRequest request
    );
    Task<IReadOnlyList<Issue>> GetAllForRepository(
        long repositoryId,
        RepositoryIssueRequest request
    );
    Task<IReadOnlyList<Issue>> GetAllForRepository(
        string owner,
        string name,
        RepositoryIssueRequest request,
        ApiOptions options
    );
    Task<IReadOnlyList<Issue>> GetAllForRepository(
        long repositoryId,
        RepositoryIssueRequest request,
        ApiOptions options
    );
    Task<Issue> Create(string owner, string name, NewIssue newIssue);
    Task<Issue> Create(long repositoryId, NewIssue newIssue);
    Task<Issue> Update(string owner, string name, long issueNumber, IssueUpdate issueUpdate);
    Task<Issue> Update(long repositoryId, long issueNumber, IssueUpdate issueUpdate);
}
