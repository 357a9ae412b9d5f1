namespace Octokit;

/// <summary>Comments of issues and pull requests.</summary>
public interface IIssueCommentsClient
{
    Task<IssueComment> Get(string owner, string name, long commentId);
    Task<IssueComment> Get(long repositoryId, long commentId);
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(string owner, string name);
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(long repositoryId);
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        string owner,
        string name,
        ApiOptions options
    );
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(long repositoryId, ApiOptions options);
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        string owner,
        string name,
        IssueCommentRequest request
    );
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        long repositoryId,
        IssueCommentRequest request
    );
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        string owner,
        string name,
        IssueCommentRequest request,
        ApiOptions options
    );
    Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        long repositoryId,
        IssueCommentRequest request,
        ApiOptions options
    );
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(string owner, string name, long issueNumber);
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(long repositoryId, long issueNumber);
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        ApiOptions options
    );
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        ApiOptions options
    );
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        IssueCommentRequest request
    );
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        IssueCommentRequest request
    );
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        IssueCommentRequest request,
        ApiOptions options
    );
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        IssueCommentRequest request,
        ApiOptions options
    );
    Task<IssueComment> Create(string owner, string name, long issueNumber, string newComment);
    Task<IssueComment> Create(long repositoryId, long issueNumber, string newComment);
    Task<IssueComment> Update(string owner, string name, long commentId, string commentUpdate);
    Task<IssueComment> Update(long repositoryId, long commentId, string commentUpdate);
    Task Delete(string owner, string name, long commentId);
    Task Delete(long repositoryId, long commentId);
}
