namespace Octokit;

/// <summary>All statuses of a commit as one.</summary>
public class CombinedCommitStatus
{
    public CombinedCommitStatus() { }

    public CombinedCommitStatus(
        CommitState state,
        string sha,
        int totalCount,
        IReadOnlyList<CommitStatus> statuses,
        Repository repository
    )
    {
        State = state;
        Sha = sha;
        TotalCount = totalCount;
        Statuses = statuses;
        Repository = repository;
    }

    public StringEnum<CommitState> State { get; private set; }

    public string Sha { get; private set; }

    public int TotalCount { get; private set; }

    public IReadOnlyList<CommitStatus> Statuses { get; private set; }

    public Repository Repository { get; private set; }
}
