using Octokit.Internal;

namespace Octokit;

/// <summary>The state of a commit.</summary>
public enum CommitState
{
    [Parameter(Value = "pending")]
    Pending,

    [Parameter(Value = "success")]
    Success,

    [Parameter(Value = "error")]
    Error,

    [Parameter(Value = "failure")]
    Failure,
}
