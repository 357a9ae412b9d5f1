namespace Octokit;

/// <summary>A status to give a commit.</summary>
public class NewCommitStatus
{
    public CommitState State { get; set; }

    public string TargetUrl { get; set; }

    public string Description { get; set; }

    /// <summary>Tells statuses of one commit apart.</summary>
    public string Context { get; set; }
}
