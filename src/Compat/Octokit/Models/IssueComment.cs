namespace Octokit;

/// <summary>A comment of an issue or pull request.</summary>
public class IssueComment
{
    public IssueComment() { }

    public IssueComment(
        long id,
        string nodeId,
        string url,
        string htmlUrl,
        string body,
        DateTimeOffset createdAt,
        DateTimeOffset? updatedAt,
        User user,
        ReactionSummary reactions,
        AuthorAssociation authorAssociation
    )
    {
        Id = id;
        NodeId = nodeId;
        Url = url;
        HtmlUrl = htmlUrl;
        Body = body;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        User = user;
        Reactions = reactions;
        AuthorAssociation = authorAssociation;
    }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string Body { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? UpdatedAt { get; private set; }

    public User User { get; private set; }

    public ReactionSummary Reactions { get; private set; }

    public StringEnum<AuthorAssociation> AuthorAssociation { get; private set; }
}
