namespace Octokit;

/// <summary>Statuses of deployments.</summary>
public class DeploymentStatusClient : ApiClient, IDeploymentStatusClient
{
    public DeploymentStatusClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<IReadOnlyList<DeploymentStatus>> GetAll(
        string owner,
        string name,
        long deploymentId
    ) => GetAll(owner, name, deploymentId, ApiOptions.None);

    public Task<IReadOnlyList<DeploymentStatus>> GetAll(long repositoryId, long deploymentId) =>
        GetAll(repositoryId, deploymentId, ApiOptions.None);

    public Task<IReadOnlyList<DeploymentStatus>> GetAll(
        string owner,
        string name,
        long deploymentId,
        ApiOptions options
    ) => GetAll(RepositoryPath.Of(owner, name), deploymentId, options);

    public Task<IReadOnlyList<DeploymentStatus>> GetAll(
        long repositoryId,
        long deploymentId,
        ApiOptions options
    ) => GetAll(RepositoryPath.Of(repositoryId), deploymentId, options);

    public Task<DeploymentStatus> Create(
        string owner,
        string name,
        long deploymentId,
        NewDeploymentStatus newDeploymentStatus
    ) => Create(RepositoryPath.Of(owner, name), deploymentId, newDeploymentStatus);

    public Task<DeploymentStatus> Create(
        long repositoryId,
        long deploymentId,
        NewDeploymentStatus newDeploymentStatus
    ) => Create(RepositoryPath.Of(repositoryId), deploymentId, newDeploymentStatus);

    private Task<IReadOnlyList<DeploymentStatus>> GetAll(
        RepositoryPath repository,
        long deploymentId,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<DeploymentStatus>(
            repository.At($"deployments/{deploymentId}/statuses"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<DeploymentStatus> Create(
        RepositoryPath repository,
        long deploymentId,
        NewDeploymentStatus newDeploymentStatus
    )
    {
        Ensure.ArgumentNotNull(newDeploymentStatus, nameof(newDeploymentStatus));
        return ApiConnection.Post<DeploymentStatus>(
            repository.At($"deployments/{deploymentId}/statuses"),
            newDeploymentStatus
        );
    }
}
