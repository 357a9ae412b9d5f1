namespace Octokit;

/// <summary>Trees.</summary>
public class TreesClient : ApiClient, ITreesClient
{
    public TreesClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<TreeResponse> Get(string owner, string name, string reference) =>
        Get(RepositoryPath.Of(owner, name), reference);

    public Task<TreeResponse> Get(long repositoryId, string reference) =>
        Get(RepositoryPath.Of(repositoryId), reference);

    public Task<TreeResponse> GetRecursive(string owner, string name, string reference) =>
        GetRecursive(RepositoryPath.Of(owner, name), reference);

    public Task<TreeResponse> GetRecursive(long repositoryId, string reference) =>
        GetRecursive(RepositoryPath.Of(repositoryId), reference);

    public Task<TreeResponse> Create(string owner, string name, NewTree newTree) =>
        Create(RepositoryPath.Of(owner, name), newTree);

    public Task<TreeResponse> Create(long repositoryId, NewTree newTree) =>
        Create(RepositoryPath.Of(repositoryId), newTree);

    private Task<TreeResponse> Get(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<TreeResponse>(repository.At($"git/trees/{reference}"));
    }

    private Task<TreeResponse> GetRecursive(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<TreeResponse>(repository.At($"git/trees/{reference}?recursive=1"));
    }

    private Task<TreeResponse> Create(RepositoryPath repository, NewTree newTree)
    {
        Ensure.ArgumentNotNull(newTree, nameof(newTree));
        if (newTree.Tree.Any(x => string.IsNullOrWhiteSpace(x.Mode)))
            throw new ArgumentException(
                "You have specified items in the tree which do not have a Mode value set.",
                nameof(newTree)
            );

        return ApiConnection.Post<TreeResponse>(repository.At("git/trees"), newTree);
    }
}
