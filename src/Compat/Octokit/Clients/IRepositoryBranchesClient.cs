namespace Octokit;

/// <summary>Branches.</summary>
public interface IRepositoryBranchesClient
{
    Task<IReadOnlyList<Branch>> GetAll(string owner, string name);
    Task<IReadOnlyList<Branch>> GetAll(long repositoryId);
    Task<IReadOnlyList<Branch>> GetAll(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<Branch>> GetAll(long repositoryId, ApiOptions options);
    Task<Branch> Get(string owner, string name, string branch);
    Task<Branch> Get(long repositoryId, string branch);
}
