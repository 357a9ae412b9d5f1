namespace Nuke.Common.CI.GitHubActions;

/// <summary>Which submodules are checked out.</summary>
public enum GitHubActionsSubmodules
{
    False,
    True,

    /// <summary>Submodules of submodules, too.</summary>
    Recursive,
}
