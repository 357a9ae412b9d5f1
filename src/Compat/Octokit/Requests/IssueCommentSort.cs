using Octokit.Internal;

namespace Octokit;

/// <summary>What comments are sorted by.</summary>
public enum IssueCommentSort
{
    [Parameter(Value = "created")]
    Created,

    [Parameter(Value = "updated")]
    Updated,
}
