using Octokit.Internal;

namespace Octokit;

/// <summary>What an app may do.</summary>
public enum InstallationPermissionLevel
{
    [Parameter(Value = "read")]
    Read,

    [Parameter(Value = "write")]
    Write,
}
