namespace Octokit;

/// <summary>A tree.</summary>
public class TreeResponse
{
    public TreeResponse() { }

    public TreeResponse(string sha, string url, IReadOnlyList<TreeItem> tree, bool truncated)
    {
        Sha = sha;
        Url = url;
        Tree = tree;
        Truncated = truncated;
    }

    public string Sha { get; private set; }

    public string Url { get; private set; }

    public IReadOnlyList<TreeItem> Tree { get; private set; }

    public bool Truncated { get; private set; }
}
