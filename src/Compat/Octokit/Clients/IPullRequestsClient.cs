using System.Net;

namespace Octokit;

/// <summary>Pull requests.</summary>
public interface IPullRequestsClient
{
    Task<PullRequest> Get(string owner, string name, int pullRequestNumber);
    Task<PullRequest> Get(long repositoryId, int pullRequestNumber);
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(string owner, string name);
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(long repositoryId);
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        string owner,
        string name,
        ApiOptions options
    );
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(long repositoryId, ApiOptions options);
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        string owner,
        string name,
        PullRequestRequest request
    );
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        long repositoryId,
        PullRequestRequest request
    );
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        string owner,
        string name,
        PullRequestRequest request,
        ApiOptions options
    );
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        long repositoryId,
        PullRequestRequest request,
        ApiOptions options
    );
    Task<PullRequest> Create(string owner, string name, NewPullRequest newPullRequest);
    Task<PullRequest> Create(long repositoryId, NewPullRequest newPullRequest);
    Task<PullRequest> Update(
        string owner,
        string name,
        int pullRequestNumber,
        PullRequestUpdate pullRequestUpdate
    );
    Task<PullRequest> Update(
        long repositoryId,
        int pullRequestNumber,
        PullRequestUpdate pullRequestUpdate
    );
    Task<PullRequestMerge> Merge(
        string owner,
        string name,
        int pullRequestNumber,
        MergePullRequest mergePullRequest
    );
    Task<PullRequestMerge> Merge(
        long repositoryId,
        int pullRequestNumber,
        MergePullRequest mergePullRequest
    );
    Task<bool> Merged(string owner, string name, int pullRequestNumber);
    Task<bool> Merged(long repositoryId, int pullRequestNumber);
    Task<IReadOnlyList<PullRequestCommit>> Commits(
        string owner,
        string name,
        int pullRequestNumber
    );
    Task<IReadOnlyList<PullRequestCommit>> Commits(long repositoryId, int pullRequestNumber);
    Task<IReadOnlyList<PullRequestFile>> Files(string owner, string name, int pullRequestNumber);
    Task<IReadOnlyList<PullRequestFile>> Files(long repositoryId, int pullRequestNumber);
    Task<IReadOnlyList<PullRequestFile>> Files(
        string owner,
        string name,
        int pullRequestNumber,
        ApiOptions options
    );
    Task<IReadOnlyList<PullRequestFile>> Files(
        long repositoryId,
        int pullRequestNumber,
        ApiOptions options
    );
}
