using Octokit.Internal;

namespace Octokit;

/// <summary>How far a workflow run is.</summary>
public enum WorkflowRunStatus
{
    [Parameter(Value = "requested")]
    Requested,

    [Parameter(Value = "in_progress")]
    InProgress,

    [Parameter(Value = "completed")]
    Completed,

    [Parameter(Value = "queued")]
    Queued,

    [Parameter(Value = "waiting")]
    Waiting,

    [Parameter(Value = "pending")]
    Pending,
}
