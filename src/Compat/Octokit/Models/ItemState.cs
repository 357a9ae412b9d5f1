using Octokit.Internal;

namespace Octokit;

/// <summary>Open or closed.</summary>
public enum ItemState
{
    [Parameter(Value = "open")]
    Open,

    [Parameter(Value = "closed")]
    Closed,
}
