using Octokit.Internal;

namespace Octokit;

/// <summary>What to deploy.</summary>
public enum DeployTask
{
    [Parameter(Value = "deploy")]
    Deploy,

    [Parameter(Value = "deploy:migrations")]
    DeployMigrations,
}
