namespace Octokit;

/// <summary>A commit, with what GitHub knows of it.</summary>
public class GitHubCommit : GitReference
{
    public GitHubCommit() { }

    public GitHubCommit(
        string nodeId,
        string url,
        string label,
        string @ref,
        string sha,
        User user,
        Repository repository,
        Author author,
        string commentsUrl,
        Commit commit,
        Author committer,
        string htmlUrl,
        GitHubCommitStats stats,
        IReadOnlyList<GitReference> parents,
        IReadOnlyList<GitHubCommitFile> files
    )
        : base(nodeId, url, label, @ref, sha, user, repository)
    {
        Author = author;
        CommentsUrl = commentsUrl;
        Commit = commit;
        Committer = committer;
        HtmlUrl = htmlUrl;
        Stats = stats;
        Parents = parents;
        Files = files;
    }

    public Author Author { get; private set; }

    public string CommentsUrl { get; private set; }

    public Commit Commit { get; private set; }

    public Author Committer { get; private set; }

    public string HtmlUrl { get; private set; }

    public GitHubCommitStats Stats { get; private set; }

    public IReadOnlyList<GitReference> Parents { get; private set; }

    public IReadOnlyList<GitHubCommitFile> Files { get; private set; }
}
