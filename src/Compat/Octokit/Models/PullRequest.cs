namespace Octokit;

/// <summary>A pull request.</summary>
public class PullRequest
{
    public PullRequest() { }

    public PullRequest(int number) => Number = number;

    public PullRequest(
        long id,
        string nodeId,
        string url,
        string htmlUrl,
        string diffUrl,
        string patchUrl,
        string issueUrl,
        string statusesUrl,
        int number,
        ItemState state,
        string title,
        string body,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        DateTimeOffset? closedAt,
        DateTimeOffset? mergedAt,
        GitReference head,
        GitReference @base,
        User user,
        User assignee,
        IReadOnlyList<User> assignees,
        bool draft,
        bool? mergeable,
        MergeableState? mergeableState,
        User mergedBy,
        string mergeCommitSha,
        int comments,
        int commits,
        int additions,
        int deletions,
        int changedFiles,
        Milestone milestone,
        bool locked,
        bool? maintainerCanModify,
        IReadOnlyList<User> requestedReviewers,
        IReadOnlyList<Team> requestedTeams,
        IReadOnlyList<Label> labels,
        LockReason? activeLockReason
    )
    {
        Id = id;
        NodeId = nodeId;
        Url = url;
        HtmlUrl = htmlUrl;
        DiffUrl = diffUrl;
        PatchUrl = patchUrl;
        IssueUrl = issueUrl;
        StatusesUrl = statusesUrl;
        Number = number;
        State = state;
        Title = title;
        Body = body;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        ClosedAt = closedAt;
        MergedAt = mergedAt;
        Head = head;
        Base = @base;
        User = user;
        Assignee = assignee;
        Assignees = assignees;
        Draft = draft;
        Mergeable = mergeable;
        MergeableState = mergeableState;
        MergedBy = mergedBy;
        MergeCommitSha = mergeCommitSha;
        Comments = comments;
        Commits = commits;
        Additions = additions;
        Deletions = deletions;
        ChangedFiles = changedFiles;
        Milestone = milestone;
        Locked = locked;
        MaintainerCanModify = maintainerCanModify;
        RequestedReviewers = requestedReviewers;
        RequestedTeams = requestedTeams;
        Labels = labels;
        ActiveLockReason = activeLockReason;
    }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string DiffUrl { get; private set; }

    public string PatchUrl { get; private set; }

    public string IssueUrl { get; private set; }

    public string StatusesUrl { get; private set; }

    public int Number { get; private set; }

    public StringEnum<ItemState> State { get; private set; }

    public string Title { get; private set; }

    public string Body { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? MergedAt { get; private set; }

    public GitReference Head { get; private set; }

    public GitReference Base { get; private set; }

    public User User { get; private set; }

    public User Assignee { get; private set; }

    public IReadOnlyList<User> Assignees { get; private set; }

    public bool Draft { get; private set; }

    public bool? Mergeable { get; private set; }

    public StringEnum<MergeableState>? MergeableState { get; private set; }

    public User MergedBy { get; private set; }

    public string MergeCommitSha { get; private set; }

    public int Comments { get; private set; }

    public int Commits { get; private set; }

    public int Additions { get; private set; }

    public int Deletions { get; private set; }

    public int ChangedFiles { get; private set; }

    public Milestone Milestone { get; private set; }

    public bool Locked { get; private set; }

    public bool? MaintainerCanModify { get; private set; }

    public IReadOnlyList<User> RequestedReviewers { get; private set; }

    public IReadOnlyList<Team> RequestedTeams { get; private set; }

    public IReadOnlyList<Label> Labels { get; private set; }

    public StringEnum<LockReason>? ActiveLockReason { get; private set; }

    public bool Merged => MergedAt is not null;
}
