namespace Octokit;

/// <summary>Statuses of deployments.</summary>
public interface IDeploymentStatusClient
{
    Task<IReadOnlyList<DeploymentStatus>> GetAll(string owner, string name, long deploymentId);
    Task<IReadOnlyList<DeploymentStatus>> GetAll(long repositoryId, long deploymentId);
    Task<IReadOnlyList<DeploymentStatus>> GetAll(
        string owner,
        string name,
        long deploymentId,
        ApiOptions options
    );
    Task<IReadOnlyList<DeploymentStatus>> GetAll(
        long repositoryId,
        long deploymentId,
        ApiOptions options
    );
    Task<DeploymentStatus> Create(
        string owner,
        string name,
        long deploymentId,
        NewDeploymentStatus newDeploymentStatus
    );
    Task<DeploymentStatus> Create(
        long repositoryId,
        long deploymentId,
        NewDeploymentStatus newDeploymentStatus
    );
}
