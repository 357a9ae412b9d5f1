namespace Octokit;

/// <summary>Statuses of commits.</summary>
public interface ICommitStatusClient
{
    Task<IReadOnlyList<CommitStatus>> GetAll(string owner, string name, string reference);
    Task<IReadOnlyList<CommitStatus>> GetAll(long repositoryId, string reference);
    Task<IReadOnlyList<CommitStatus>> GetAll(
        string owner,
        string name,
        string reference,
        ApiOptions options
    );
    Task<IReadOnlyList<CommitStatus>> GetAll(
        long repositoryId,
        string reference,
        ApiOptions options
    );
    Task<CombinedCommitStatus> GetCombined(string owner, string name, string reference);
    Task<CombinedCommitStatus> GetCombined(long repositoryId, string reference);
    Task<CommitStatus> Create(
        string owner,
        string name,
        string reference,
        NewCommitStatus newCommitStatus
    );
    Task<CommitStatus> Create(long repositoryId, string reference, NewCommitStatus newCommitStatus);
}
