namespace Octokit;

/// <summary>How to merge a pull request.</summary>
public class MergePullRequest
{
    public string CommitMessage { get; set; }

    public string CommitTitle { get; set; }

    /// <summary>The commit that the head must be.</summary>
    public string Sha { get; set; }

    public PullRequestMergeMethod? MergeMethod { get; set; }
}
