using Octokit.Internal;

namespace Octokit;

/// <summary>A branch, tag or commit.</summary>
public class GitReference
{
    public GitReference() { }

    public GitReference(
        string nodeId,
        string url,
        string label,
        string @ref,
        string sha,
        User user,
        Repository repository
    )
    {
        NodeId = nodeId;
        Url = url;
        Label = label;
        Ref = @ref;
        Sha = sha;
        User = user;
        Repository = repository;
    }

    public string NodeId { get; private set; }

    public string Url { get; private set; }

    public string Label { get; private set; }

    public string Ref { get; private set; }

    public string Sha { get; private set; }

    public User User { get; private set; }

    [Parameter(Key = "repo")]
    public Repository Repository { get; private set; }
}
