using Octokit.Internal;

namespace Octokit;

/// <summary>What pull requests are sorted by.</summary>
public enum PullRequestSort
{
    [Parameter(Value = "created")]
    Created,

    [Parameter(Value = "updated")]
    Updated,

    [Parameter(Value = "popularity")]
    Popularity,

    [Parameter(Value = "long-running")]
    LongRunning,
}
