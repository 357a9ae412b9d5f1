namespace Octokit;

/// <summary>Releases and their files.</summary>
public interface IReleasesClient
{
    Task<GeneratedReleaseNotes> GenerateReleaseNotes(
        string owner,
        string name,
        GenerateReleaseNotesRequest data
    );
    Task<GeneratedReleaseNotes> GenerateReleaseNotes(
        long repositoryId,
        GenerateReleaseNotesRequest data
    );
    Task<IReadOnlyList<Release>> GetAll(string owner, string name);
    Task<IReadOnlyList<Release>> GetAll(long repositoryId);
    Task<IReadOnlyList<Release>> GetAll(string owner, string name, ApiOptions options);
    Task<IReadOnlyList<Release>> GetAll(long repositoryId, ApiOptions options);
    Task<Release> Get(string owner, string name, long id);
    Task<Release> Get(long repositoryId, long id);
    Task<Release> Get(string owner, string name, string tag);
    Task<Release> Get(long repositoryId, string tag);
    Task<Release> GetLatest(string owner, string name);
    Task<Release> GetLatest(long repositoryId);
    Task<Release> Create(string owner, string name, NewRelease data);
    Task<Release> Create(long repositoryId, NewRelease data);
    Task<Release> Edit(string owner, string name, long id, ReleaseUpdate data);
    Task<Release> Edit(long repositoryId, long id, ReleaseUpdate data);
    Task Delete(string owner, string name, long id);
    Task Delete(long repositoryId, long id);
    Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(string owner, string name, long id);
    Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(long repositoryId, long id);
    Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(
        string owner,
        string name,
        long id,
        ApiOptions options
    );
    Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(long repositoryId, long id, ApiOptions options);
    Task<ReleaseAsset> GetAsset(string owner, string name, int assetId);
    Task<ReleaseAsset> GetAsset(long repositoryId, int assetId);
    Task<ReleaseAsset> EditAsset(string owner, string name, int assetId, ReleaseAssetUpdate data);
    Task<ReleaseAsset> EditAsset(long repositoryId, int assetId, ReleaseAssetUpdate data);
    Task DeleteAsset(string owner, string name, int assetId);
    Task DeleteAsset(long repositoryId, int assetId);
    Task<ReleaseAsset> UploadAsset(
        Release release,
        ReleaseAssetUpload data,
        CancellationToken cancellationToken = default
    );
}
