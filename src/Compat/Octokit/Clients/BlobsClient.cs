namespace Octokit;

/// <summary>Contents of files.</summary>
public class BlobsClient : ApiClient, IBlobsClient
{
    public BlobsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<Blob> Get(string owner, string name, string reference) =>
        Get(RepositoryPath.Of(owner, name), reference);

    public Task<Blob> Get(long repositoryId, string reference) =>
        Get(RepositoryPath.Of(repositoryId), reference);

    public Task<BlobReference> Create(string owner, string name, NewBlob newBlob) =>
        Create(RepositoryPath.Of(owner, name), newBlob);

    public Task<BlobReference> Create(long repositoryId, NewBlob newBlob) =>
        Create(RepositoryPath.Of(repositoryId), newBlob);

    private Task<Blob> Get(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<Blob>(repository.At($"git/blobs/{reference}"));
    }

    private Task<BlobReference> Create(RepositoryPath repository, NewBlob newBlob)
    {
        Ensure.ArgumentNotNull(newBlob, nameof(newBlob));
        return ApiConnection.Post<BlobReference>(repository.At("git/blobs"), newBlob);
    }
}
