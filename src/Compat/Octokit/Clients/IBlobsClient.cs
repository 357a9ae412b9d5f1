namespace Octokit;

/// <summary>Contents of files.</summary>
public interface IBlobsClient
{
    Task<Blob> Get(string owner, string name, string reference);
    Task<Blob> Get(long repositoryId, string reference);
    Task<BlobReference> Create(string owner, string name, NewBlob newBlob);
    Task<BlobReference> Create(long repositoryId, NewBlob newBlob);
}
