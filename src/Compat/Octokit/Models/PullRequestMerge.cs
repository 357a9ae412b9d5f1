namespace Octokit;

/// <summary>What merging a pull request gave.</summary>
public class PullRequestMerge
{
    public PullRequestMerge() { }

    public PullRequestMerge(string sha, bool merged, string message)
    {
        Sha = sha;
        Merged = merged;
        Message = message;
    }

    public string Sha { get; private set; }

    public bool Merged { get; private set; }

    public string Message { get; private set; }
}
