namespace Octokit;

/// <summary>A status of a commit.</summary>
public class CommitStatus
{
    public CommitStatus() { }

    public CommitStatus(
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        CommitState state,
        string targetUrl,
        string description,
        string context,
        long id,
        string nodeId,
        string url,
        User creator
    )
    {
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        State = state;
        TargetUrl = targetUrl;
        Description = description;
        Context = context;
        Id = id;
        NodeId = nodeId;
        Url = url;
        Creator = creator;
    }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public StringEnum<CommitState> State { get; private set; }

    public string TargetUrl { get; private set; }

    public string Description { get; private set; }

    public string Context { get; private set; }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Url { get; private set; }

    public User Creator { get; private set; }
}
