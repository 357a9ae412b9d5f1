namespace Octokit;

/// <summary>A commit of a pull request.</summary>
public class PullRequestCommit
{
    public PullRequestCommit() { }

    public PullRequestCommit(
        string nodeId,
        User author,
        string commentsUrl,
        Commit commit,
        User committer,
        string htmlUrl,
        IEnumerable<GitReference> parents,
        string sha,
        string url
    )
    {
        NodeId = nodeId;
        Author = author;
        CommentsUrl = commentsUrl;
        Commit = commit;
        Committer = committer;
        HtmlUrl = htmlUrl;
        Parents = parents?.ToList();
        Sha = sha;
        Url = url;
    }

    public string NodeId { get; private set; }

    public User Author { get; private set; }

    public string CommentsUrl { get; private set; }

    public Commit Commit { get; private set; }

    public User Committer { get; private set; }

    public string HtmlUrl { get; private set; }

    public IReadOnlyList<GitReference> Parents { get; private set; }

    public string Sha { get; private set; }

    public string Url { get; private set; }
}
