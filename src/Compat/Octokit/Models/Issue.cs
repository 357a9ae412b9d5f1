namespace Octokit;

/// <summary>An issue.</summary>
public class Issue
{
    public Issue() { }

    public Issue(
        string url,
        string htmlUrl,
        string commentsUrl,
        string eventsUrl,
        int number,
        ItemState state,
        string title,
        string body,
        User closedBy,
        User user,
        IReadOnlyList<Label> labels,
        User assignee,
        IReadOnlyList<User> assignees,
        Milestone milestone,
        int comments,
        PullRequest pullRequest,
        DateTimeOffset? closedAt,
        DateTimeOffset createdAt,
        DateTimeOffset? updatedAt,
        long id,
        string nodeId,
        bool locked,
        Repository repository,
        ReactionSummary reactions,
        LockReason? activeLockReason,
        ItemStateReason? stateReason
    )
    {
        Url = url;
        HtmlUrl = htmlUrl;
        CommentsUrl = commentsUrl;
        EventsUrl = eventsUrl;
        Number = number;
        State = state;
        Title = title;
        Body = body;
        ClosedBy = closedBy;
        User = user;
        Labels = labels;
        Assignee = assignee;
        Assignees = assignees;
        Milestone = milestone;
        Comments = comments;
        PullRequest = pullRequest;
        ClosedAt = closedAt;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Id = id;
        NodeId = nodeId;
        Locked = locked;
        Repository = repository;
        Reactions = reactions;
        ActiveLockReason = activeLockReason;
        StateReason = stateReason;
    }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string CommentsUrl { get; private set; }

    public string EventsUrl { get; private set; }

    public int Number { get; private set; }

    public StringEnum<ItemState> State { get; private set; }

    public string Title { get; private set; }

    public string Body { get; private set; }

    public User ClosedBy { get; private set; }

    public User User { get; private set; }

    public IReadOnlyList<Label> Labels { get; private set; }

    public User Assignee { get; private set; }

    public IReadOnlyList<User> Assignees { get; private set; }

    public Milestone Milestone { get; private set; }

    public int Comments { get; private set; }

    public PullRequest PullRequest { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? UpdatedAt { get; private set; }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public bool Locked { get; private set; }

    public Repository Repository { get; private set; }

    public ReactionSummary Reactions { get; private set; }

    public StringEnum<LockReason>? ActiveLockReason { get; private set; }

    public StringEnum<ItemStateReason>? StateReason { get; private set; }

    /// <summary>An update that changes nothing yet.</summary>
    public IssueUpdate ToUpdate()
    {
        var update = new IssueUpdate
        {
            Body = Body,
            Milestone = Milestone?.Number,
            State = State.TryParse(out var state) ? state : null,
            Title = Title,
        };
        foreach (var assignee in Assignees ?? [])
            update.AddAssignee(assignee.Login);

        foreach (var label in Labels ?? [])
            update.AddLabel(label.Name);

        return update;
    }
}
