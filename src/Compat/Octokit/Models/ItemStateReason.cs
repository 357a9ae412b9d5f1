using Octokit.Internal;

namespace Octokit;

/// <summary>Why an issue is in its state.</summary>
public enum ItemStateReason
{
    [Parameter(Value = "completed")]
    Completed,

    [Parameter(Value = "not_planned")]
    NotPlanned,

    [Parameter(Value = "reopened")]
    Reopened,
}
