using Octokit.Internal;

namespace Octokit;

/// <summary>Open, closed or both.</summary>
public enum ItemStateFilter
{
    [Parameter(Value = "open")]
    Open,

    [Parameter(Value = "closed")]
    Closed,

    [Parameter(Value = "all")]
    All,
}
