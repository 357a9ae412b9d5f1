namespace Octokit;

/// <summary>Repositories.</summary>
public interface IRepositoriesClient
{
    IRepositoryBranchesClient Branch { get; }
    IRepositoryCommitsClient Commit { get; }
    IRepositoryContentsClient Content { get; }
    IDeploymentsClient Deployment { get; }
    IReleasesClient Release { get; }
    ICommitStatusClient Status { get; }
    Task<Repository> Get(string owner, string name);
    Task<Repository> Get(long repositoryId);
    Task<IReadOnlyList<RepositoryTag>> GetAllTags(string owner, string name);
    Task<IReadOnlyList<RepositoryTag>> GetAllTags(long repositoryId);
    Task<IReadOnlyList<RepositoryTag>> GetAllTags(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<RepositoryTag>> GetAllTags(long repositoryId, ApiOptions options);
    Task<IReadOnlyList<Repository>> GetAllForCurrent();
    Task<IReadOnlyList<Repository>> GetAllForCurrent(ApiOptions options);
    Task<IReadOnlyList<Repository>> GetAllForUser(string login);
    Task<IReadOnlyList<Repository>> GetAllForUser(string login, ApiOptions options);
    Task<IReadOnlyList<Repository>> GetAllForOrg(string organization);
    Task<IReadOnlyList<Repository>> GetAllForOrg(string organization, ApiOptions options);
}
