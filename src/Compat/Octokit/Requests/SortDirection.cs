using Octokit.Internal;

namespace Octokit;

/// <summary>Upwards or downwards.</summary>
public enum SortDirection
{
    [Parameter(Value = "asc")]
    Ascending,

    [Parameter(Value = "desc")]
    Descending,
}
