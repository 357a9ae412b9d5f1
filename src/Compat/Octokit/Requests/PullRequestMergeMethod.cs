using Octokit.Internal;

namespace Octokit;

/// <summary>How a pull request is merged.</summary>
public enum PullRequestMergeMethod
{
    [Parameter(Value = "merge")]
    Merge,

    [Parameter(Value = "squash")]
    Squash,

    [Parameter(Value = "rebase")]
    Rebase,
}
