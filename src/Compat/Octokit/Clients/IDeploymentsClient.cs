namespace Octokit;

/// <summary>Deployments.</summary>
public interface IDeploymentsClient
{
    IDeploymentStatusClient Status { get; }
    Task<IReadOnlyList<Deployment>> GetAll(string owner, string name);
    Task<IReadOnlyList<Deployment>> GetAll(long repositoryId);
    Task<IReadOnlyList<Deployment>> GetAll(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<Deployment>> GetAll(long repositoryId, ApiOptions options);
    Task<Deployment> Create(string owner, string name, NewDeployment newDeployment);
    Task<Deployment> Create(long repositoryId, NewDeployment newDeployment);
}
