namespace Octokit;

/// <summary>A tag and its archives.</summary>
public class RepositoryTag
{
    public RepositoryTag() { }

    public RepositoryTag(
        string name,
        string nodeId,
        GitReference commit,
        string zipballUrl,
        string tarballUrl
    )
    {
        Name = name;
        NodeId = nodeId;
        Commit = commit;
        ZipballUrl = zipballUrl;
        TarballUrl = tarballUrl;
    }

    public string Name { get; private set; }

    public string NodeId { get; private set; }

    public GitReference Commit { get; private set; }

    public string ZipballUrl { get; private set; }

    public string TarballUrl { get; private set; }
}
