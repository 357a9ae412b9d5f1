namespace Octokit;

/// <summary>Commits, with what GitHub knows of them.</summary>
public interface IRepositoryCommitsClient
{
    Task<CompareResult> Compare(string owner, string name, string @base, string head);
    Task<CompareResult> Compare(long repositoryId, string @base, string head);
    Task<GitHubCommit> Get(string owner, string name, string reference);
    Task<GitHubCommit> Get(long repositoryId, string reference);
    Task<IReadOnlyList<GitHubCommit>> GetAll(string owner, string name);
    Task<IReadOnlyList<GitHubCommit>> GetAll(long repositoryId);
    Task<IReadOnlyList<GitHubCommit>> GetAll(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<GitHubCommit>> GetAll(long repositoryId, ApiOptions options);
    Task<IReadOnlyList<GitHubCommit>> GetAll(string owner, string name, CommitRequest request);
    Task<IReadOnlyList<GitHubCommit>> GetAll(long repositoryId, CommitRequest request);
    Task<IReadOnlyList<GitHubCommit>> GetAll(
        string owner,
        string name,
        CommitRequest request,
        ApiOptions options
    );
    Task<IReadOnlyList<GitHubCommit>> GetAll(
        long repositoryId,
        CommitRequest request,
        ApiOptions options
    );
    Task<string> GetSha1(string owner, string name, string reference);
    Task<string> GetSha1(long repositoryId, string reference);
}
