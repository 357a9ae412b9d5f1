namespace Octokit;

/// <summary>A branch.</summary>
public class Branch
{
    public Branch() { }

    public Branch(string name, GitReference commit, bool @protected)
    {
        Name = name;
        Commit = commit;
        Protected = @protected;
    }

    public string Name { get; private set; }

    public GitReference Commit { get; private set; }

    public bool Protected { get; private set; }
}
