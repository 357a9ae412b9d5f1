using Octokit.Internal;

namespace Octokit;

/// <summary>How far a check is.</summary>
public enum CheckStatus
{
    [Parameter(Value = "queued")]
    Queued,

    [Parameter(Value = "in_progress")]
    InProgress,

    [Parameter(Value = "completed")]
    Completed,
}
