using Octokit.Internal;

namespace Octokit;

/// <summary>Whether a release becomes the latest one.</summary>
public enum MakeLatestQualifier
{
    [Parameter(Value = "true")]
    True = 1,

    [Parameter(Value = "false")]
    False,

    /// <summary>By date and version.</summary>
    [Parameter(Value = "legacy")]
    Legacy,
}
