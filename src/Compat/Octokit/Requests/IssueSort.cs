using Octokit.Internal;

namespace Octokit;

/// <summary>What issues are sorted by.</summary>
public enum IssueSort
{
    [Parameter(Value = "created")]
    Created,

    [Parameter(Value = "updated")]
    Updated,

    [Parameter(Value = "comments")]
    Comments,
}
