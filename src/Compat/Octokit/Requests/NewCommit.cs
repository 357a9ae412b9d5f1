namespace Octokit;

/// <summary>A commit to create.</summary>
public class NewCommit
{
    public NewCommit(string message, string tree, IEnumerable<string> parents)
    {
        Message = message;
        Tree = tree;
        Parents = parents;
    }

    public NewCommit(string message, string tree, string parent)
        : this(message, tree, [parent]) { }

    public NewCommit(string message, string tree)
        : this(message, tree, Array.Empty<string>()) { }

    public string Message { get; private set; }

    public string Tree { get; private set; }

    public IEnumerable<string> Parents { get; private set; }

    public string Signature { get; set; }

    public Committer Author { get; set; }

    public Committer Committer { get; set; }
}
