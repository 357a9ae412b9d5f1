namespace Octokit;

/// <summary>A repository.</summary>
/// <remarks>The constructor of all values, the obsolete count of watchers and what security features are on are not there.</remarks>
public class Repository
{
    public Repository() { }

    public Repository(long id) => Id = id;

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string CloneUrl { get; private set; }

    public string GitUrl { get; private set; }

    public string SshUrl { get; private set; }

    public string SvnUrl { get; private set; }

    public string MirrorUrl { get; private set; }

    public string ArchiveUrl { get; private set; }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public User Owner { get; private set; }

    public string Name { get; private set; }

    public string FullName { get; private set; }

    public bool IsTemplate { get; private set; }

    public string Description { get; private set; }

    public string Homepage { get; private set; }

    public string Language { get; private set; }

    public bool Private { get; private set; }

    public bool Fork { get; private set; }

    public int ForksCount { get; private set; }

    public int StargazersCount { get; private set; }

    public string DefaultBranch { get; private set; }

    public int OpenIssuesCount { get; private set; }

    public DateTimeOffset? PushedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public RepositoryPermissions Permissions { get; private set; }

    public Repository Parent { get; private set; }

    public Repository Source { get; private set; }

    public LicenseMetadata License { get; private set; }

    public bool HasDiscussions { get; private set; }

    public bool HasIssues { get; private set; }

    public bool HasWiki { get; private set; }

    public bool HasDownloads { get; private set; }

    public bool HasPages { get; private set; }

    public int SubscribersCount { get; private set; }

    public long Size { get; private set; }

    public bool? AllowRebaseMerge { get; private set; }

    public bool? AllowSquashMerge { get; private set; }

    public bool? AllowMergeCommit { get; private set; }

    public bool Archived { get; private set; }

    public bool? DeleteBranchOnMerge { get; private set; }

    public RepositoryVisibility? Visibility { get; private set; }

    public IReadOnlyList<string> Topics { get; private set; }

    public bool? AllowAutoMerge { get; private set; }

    public bool? AllowUpdateBranch { get; private set; }

    public bool? WebCommitSignoffRequired { get; private set; }
}
