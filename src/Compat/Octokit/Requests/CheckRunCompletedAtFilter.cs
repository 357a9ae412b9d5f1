using Octokit.Internal;

namespace Octokit;

/// <summary>The last check runs of each name, or all.</summary>
public enum CheckRunCompletedAtFilter
{
    [Parameter(Value = "latest")]
    Latest,

    [Parameter(Value = "all")]
    All,
}
