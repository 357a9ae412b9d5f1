using Octokit.Internal;

namespace Octokit;

/// <summary>The state of a deployment.</summary>
public enum DeploymentState
{
    [Parameter(Value = "pending")]
    Pending,

    [Parameter(Value = "success")]
    Success,

    [Parameter(Value = "error")]
    Error,

    [Parameter(Value = "failure")]
    Failure,

    [Parameter(Value = "inactive")]
    Inactive,

    [Parameter(Value = "in_progress")]
    InProgress,

    [Parameter(Value = "queued")]
    Queued,
}
