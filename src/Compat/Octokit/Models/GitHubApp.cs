namespace Octokit;

/// <summary>A GitHub App.</summary>
public class GitHubApp
{
    public GitHubApp() { }

    public GitHubApp(
        long id,
        string slug,
        string nodeId,
        string name,
        User owner,
        string description,
        string externalUrl,
        string htmlUrl,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        InstallationPermissions permissions,
        IReadOnlyList<string> events
    )
    {
        Id = id;
        Slug = slug;
        NodeId = nodeId;
        Name = name;
        Owner = owner;
        Description = description;
        ExternalUrl = externalUrl;
        HtmlUrl = htmlUrl;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Permissions = permissions;
        Events = events;
    }

    public long Id { get; private set; }

    public string Slug { get; private set; }

    public string NodeId { get; private set; }

    public string Name { get; private set; }

    public User Owner { get; private set; }

    public string Description { get; private set; }

    public string ExternalUrl { get; private set; }

    public string HtmlUrl { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public InstallationPermissions Permissions { get; private set; }

    public IReadOnlyList<string> Events { get; private set; }
}
