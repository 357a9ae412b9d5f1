namespace Octokit;

/// <summary>Trees.</summary>
public interface ITreesClient
{
    Task<TreeResponse> Get(string owner, string name, string reference);
    Task<TreeResponse> Get(long repositoryId, string reference);
    Task<TreeResponse> GetRecursive(string owner, string name, string reference);
    Task<TreeResponse> GetRecursive(long repositoryId, string reference);
    Task<TreeResponse> Create(string owner, string name, NewTree newTree);
    Task<TreeResponse> Create(long repositoryId, NewTree newTree);
}
