namespace Octokit;

/// <summary>A status to give a deployment.</summary>
public class NewDeploymentStatus
{
    public NewDeploymentStatus(DeploymentState deploymentState) => State = deploymentState;

    public DeploymentState State { get; private set; }

    public string LogUrl { get; set; }

    public string Description { get; set; }

    public string EnvironmentUrl { get; set; }

    public string Environment { get; set; }

    /// <summary>Whether earlier deployments of the environment become inactive; they do, if null.</summary>
    public bool? AutoInactive { get; set; }
}
