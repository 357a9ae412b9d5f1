namespace Octokit;

/// <summary>Branches.</summary>
public class RepositoryBranchesClient : ApiClient, IRepositoryBranchesClient
{
    public RepositoryBranchesClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<IReadOnlyList<Branch>> GetAll(string owner, string name) =>
        GetAll(owner, name, ApiOptions.None);

    public Task<IReadOnlyList<Branch>> GetAll(long repositoryId) =>
        GetAll(repositoryId, ApiOptions.None);

    public Task<IReadOnlyList<Branch>> GetAll(string owner, string name, ApiOptions options) =>
        GetAll(RepositoryPath.Of(owner, name), options);

    public Task<IReadOnlyList<Branch>> GetAll(long repositoryId, ApiOptions options) =>
        GetAll(RepositoryPath.Of(repositoryId), options);

    public Task<Branch> Get(string owner, string name, string branch) =>
        Get(RepositoryPath.Of(owner, name), branch);

    public Task<Branch> Get(long repositoryId, string branch) =>
        Get(RepositoryPath.Of(repositoryId), branch);

    private Task<IReadOnlyList<Branch>> GetAll(RepositoryPath repository, ApiOptions options)
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Branch>(
            repository.At("branches"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<Branch> Get(RepositoryPath repository, string branch)
    {
        Ensure.ArgumentNotNullOrEmptyString(branch, nameof(branch));
        return ApiConnection.Get<Branch>(repository.At($"branches/{branch}"));
    }
}
