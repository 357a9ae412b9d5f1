using Octokit.Internal;

namespace Octokit;

/// <summary>How far check runs are.</summary>
public enum CheckStatusFilter
{
    [Parameter(Value = "queued")]
    Queued,

    [Parameter(Value = "in_progress")]
    InProgress,

    [Parameter(Value = "completed")]
    Completed,
}
