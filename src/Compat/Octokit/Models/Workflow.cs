namespace Octokit;

/// <summary>A workflow of GitHub Actions.</summary>
public class Workflow
{
    public Workflow() { }

    public Workflow(
        long id,
        string nodeId,
        string name,
        string path,
        WorkflowState state,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        string url,
        string htmlUrl,
        string badgeUrl,
        DateTimeOffset? deletedAt
    )
    {
        Id = id;
        NodeId = nodeId;
        Name = name;
        Path = path;
        State = state;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Url = url;
        HtmlUrl = htmlUrl;
        BadgeUrl = badgeUrl;
        DeletedAt = deletedAt;
    }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Name { get; private set; }

    public string Path { get; private set; }

    public StringEnum<WorkflowState> State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string BadgeUrl { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }
}
