namespace Octokit;

/// <summary>Deployments.</summary>
public class DeploymentsClient : ApiClient, IDeploymentsClient
{
    public DeploymentsClient(IApiConnection apiConnection)
        : base(apiConnection)
    {
        Status = new DeploymentStatusClient(apiConnection);
    }

    public IDeploymentStatusClient Status { get; private set; }

    public Task<IReadOnlyList<Deployment>> GetAll(string owner, string name) =>
        GetAll(owner, name, ApiOptions.None);

    public Task<IReadOnlyList<Deployment>> GetAll(long repositoryId) =>
        GetAll(repositoryId, ApiOptions.None);

    public Task<IReadOnlyList<Deployment>> GetAll(string owner, string name, ApiOptions options) =>
        GetAll(RepositoryPath.Of(owner, name), options);

    public Task<IReadOnlyList<Deployment>> GetAll(long repositoryId, ApiOptions options) =>
        GetAll(RepositoryPath.Of(repositoryId), options);

    public Task<Deployment> Create(string owner, string name, NewDeployment newDeployment) =>
        Create(RepositoryPath.Of(owner, name), newDeployment);

    public Task<Deployment> Create(long repositoryId, NewDeployment newDeployment) =>
        Create(RepositoryPath.Of(repositoryId), newDeployment);

    private Task<IReadOnlyList<Deployment>> GetAll(RepositoryPath repository, ApiOptions options)
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Deployment>(
            repository.At("deployments"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<Deployment> Create(RepositoryPath repository, NewDeployment newDeployment)
    {
        Ensure.ArgumentNotNull(newDeployment, nameof(newDeployment));
        return ApiConnection.Post<Deployment>(repository.At("deployments"), newDeployment);
    }
}
