using Octokit.Internal;

namespace Octokit;

/// <summary>Whether a pull request can be merged.</summary>
public enum MergeableState
{
    [Parameter(Value = "dirty")]
    Dirty,

    [Parameter(Value = "unknown")]
    Unknown,

    [Parameter(Value = "blocked")]
    Blocked,

    [Parameter(Value = "behind")]
    Behind,

    [Parameter(Value = "unstable")]
    Unstable,

    [Parameter(Value = "has_hooks")]
    HasHooks,

    [Parameter(Value = "clean")]
    Clean,

    [Parameter(Value = "draft")]
    Draft,
}
