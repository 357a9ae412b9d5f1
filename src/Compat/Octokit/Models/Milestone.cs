namespace Octokit;

/// <summary>A milestone of issues and pull requests.</summary>
public class Milestone
{
    public Milestone() { }

    public Milestone(int number) => Number = number;

    public Milestone(
        string url,
        string htmlUrl,
        long id,
        int number,
        string nodeId,
        ItemState state,
        string title,
        string description,
        User creator,
        int openIssues,
        int closedIssues,
        DateTimeOffset createdAt,
        DateTimeOffset? dueOn,
        DateTimeOffset? closedAt,
        DateTimeOffset? updatedAt
    )
    {
        Url = url;
        HtmlUrl = htmlUrl;
        Id = id;
        Number = number;
        NodeId = nodeId;
        State = state;
        Title = title;
        Description = description;
        Creator = creator;
        OpenIssues = openIssues;
        ClosedIssues = closedIssues;
        CreatedAt = createdAt;
        DueOn = dueOn;
        ClosedAt = closedAt;
        UpdatedAt = updatedAt;
    }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public long Id { get; private set; }

    public int Number { get; private set; }

    public string NodeId { get; private set; }

    public StringEnum<ItemState> State { get; private set; }

    public string Title { get; private set; }

    public string Description { get; private set; }

    public User Creator { get; private set; }

    public int OpenIssues { get; private set; }

    public int ClosedIssues { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DueOn { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? UpdatedAt { get; private set; }
}
