namespace Octokit;

/// <summary>A changed file and the commit that changes it.</summary>
public class RepositoryContentChangeSet
{
    public RepositoryContentChangeSet() { }

    public RepositoryContentChangeSet(RepositoryContentInfo content, Commit commit)
    {
        Content = content;
        Commit = commit;
    }

    public RepositoryContentInfo Content { get; private set; }

    public Commit Commit { get; private set; }
}
