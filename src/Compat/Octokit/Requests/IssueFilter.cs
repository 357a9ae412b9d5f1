using Octokit.Internal;

namespace Octokit;

/// <summary>Whose issues.</summary>
public enum IssueFilter
{
    [Parameter(Value = "assigned")]
    Assigned,

    [Parameter(Value = "created")]
    Created,

    [Parameter(Value = "mentioned")]
    Mentioned,

    [Parameter(Value = "subscribed")]
    Subscribed,

    [Parameter(Value = "all")]
    All,
}
