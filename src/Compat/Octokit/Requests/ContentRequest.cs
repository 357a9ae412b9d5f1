namespace Octokit;

/// <summary>A commit that changes one file.</summary>
public abstract class ContentRequest
{
    protected ContentRequest(string message)
    {
        Ensure.ArgumentNotNullOrEmptyString(message, nameof(message));
        Message = message;
    }

    protected ContentRequest(string message, string branch)
        : this(message)
    {
        Ensure.ArgumentNotNullOrEmptyString(branch, nameof(branch));
        Branch = branch;
    }

    public string Message { get; private set; }

    /// <summary>The branch; null: the default one.</summary>
    public string Branch { get; set; }

    public Committer Committer { get; set; }

    public Committer Author { get; set; }
}
