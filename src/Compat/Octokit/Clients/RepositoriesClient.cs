namespace Octokit;

/// <summary>Repositories.</summary>
public class RepositoriesClient : ApiClient, IRepositoriesClient
{
    public RepositoriesClient(IApiConnection apiConnection)
        : base(apiConnection)
    {
        Branch = new RepositoryBranchesClient(apiConnection);
        Commit = new RepositoryCommitsClient(apiConnection);
        Content = new RepositoryContentsClient(apiConnection);
        Deployment = new DeploymentsClient(apiConnection);
        Release = new ReleasesClient(apiConnection);
        Status = new CommitStatusClient(apiConnection);
    }

    public IRepositoryBranchesClient Branch { get; private set; }

    public IRepositoryCommitsClient Commit { get; private set; }

    public IRepositoryContentsClient Content { get; private set; }

    public IDeploymentsClient Deployment { get; private set; }

    public IReleasesClient Release { get; private set; }

    public ICommitStatusClient Status { get; private set; }

    public Task<Repository> Get(string owner, string name) => Get(RepositoryPath.Of(owner, name));

    public Task<Repository> Get(long repositoryId) => Get(RepositoryPath.Of(repositoryId));

    public Task<IReadOnlyList<RepositoryTag>> GetAllTags(string owner, string name) =>
        GetAllTags(owner, name, ApiOptions.None);

    public Task<IReadOnlyList<RepositoryTag>> GetAllTags(long repositoryId) =>
        GetAllTags(repositoryId, ApiOptions.None);

    public Task<IReadOnlyList<RepositoryTag>> GetAllTags(
        string owner,
        string name,
        ApiOptions options
    ) => GetAllTags(RepositoryPath.Of(owner, name), options);

    public Task<IReadOnlyList<RepositoryTag>> GetAllTags(long repositoryId, ApiOptions options) =>
        GetAllTags(RepositoryPath.Of(repositoryId), options);

    public Task<IReadOnlyList<Repository>> GetAllForCurrent() => GetAllForCurrent(ApiOptions.None);

    public Task<IReadOnlyList<Repository>> GetAllForCurrent(ApiOptions options)
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Repository>(new Uri("user/repos", UriKind.Relative), options);
    }

    public Task<IReadOnlyList<Repository>> GetAllForUser(string login) =>
        GetAllForUser(login, ApiOptions.None);

    public Task<IReadOnlyList<Repository>> GetAllForUser(string login, ApiOptions options)
    {
        Ensure.ArgumentNotNullOrEmptyString(login, nameof(login));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Repository>(
            new Uri($"users/{login}/repos", UriKind.Relative),
            options
        );
    }

    public Task<IReadOnlyList<Repository>> GetAllForOrg(string organization) =>
        GetAllForOrg(organization, ApiOptions.None);

    public Task<IReadOnlyList<Repository>> GetAllForOrg(string organization, ApiOptions options)
    {
        Ensure.ArgumentNotNullOrEmptyString(organization, nameof(organization));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Repository>(
            new Uri($"orgs/{organization}/repos", UriKind.Relative),
            options
        );
    }

    private Task<Repository> Get(RepositoryPath repository) =>
        ApiConnection.Get<Repository>(repository.Self);

    private Task<IReadOnlyList<RepositoryTag>> GetAllTags(
        RepositoryPath repository,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<RepositoryTag>(
            repository.At("tags"),
            parameters: null,
            accepts: null,
            options
        );
    }
}
