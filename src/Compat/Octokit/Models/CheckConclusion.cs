using Octokit.Internal;

namespace Octokit;

/// <summary>How a check ended.</summary>
public enum CheckConclusion
{
    [Parameter(Value = "success")]
    Success,

    [Parameter(Value = "failure")]
    Failure,

    [Parameter(Value = "neutral")]
    Neutral,

    [Parameter(Value = "cancelled")]
    Cancelled,

    [Parameter(Value = "timed_out")]
    TimedOut,

    [Parameter(Value = "action_required")]
    ActionRequired,

    [Parameter(Value = "skipped")]
    Skipped,

    [Parameter(Value = "stale")]
    Stale,
}
