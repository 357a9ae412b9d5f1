namespace Octokit;

/// <summary>Releases and their files.</summary>
public class ReleasesClient : ApiClient, IReleasesClient
{
    public ReleasesClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<GeneratedReleaseNotes> GenerateReleaseNotes(
        string owner,
        string name,
        GenerateReleaseNotesRequest data
    ) => GenerateReleaseNotes(RepositoryPath.Of(owner, name), data);

    public Task<GeneratedReleaseNotes> GenerateReleaseNotes(
        long repositoryId,
        GenerateReleaseNotesRequest data
    ) => GenerateReleaseNotes(RepositoryPath.Of(repositoryId), data);

    public Task<IReadOnlyList<Release>> GetAll(string owner, string name) =>
        GetAll(owner, name, ApiOptions.None);

    public Task<IReadOnlyList<Release>> GetAll(long repositoryId) =>
        GetAll(repositoryId, ApiOptions.None);

    public Task<IReadOnlyList<Release>> GetAll(string owner, string name, ApiOptions options) =>
        GetAll(RepositoryPath.Of(owner, name), options);

    public Task<IReadOnlyList<Release>> GetAll(long repositoryId, ApiOptions options) =>
        GetAll(RepositoryPath.Of(repositoryId), options);

    public Task<Release> Get(string owner, string name, long id) =>
        Get(RepositoryPath.Of(owner, name), id);

    public Task<Release> Get(long repositoryId, long id) =>
        Get(RepositoryPath.Of(repositoryId), id);

    public Task<Release> Get(string owner, string name, string tag) =>
        Get(RepositoryPath.Of(owner, name), tag);

    public Task<Release> Get(long repositoryId, string tag) =>
        Get(RepositoryPath.Of(repositoryId), tag);

    public Task<Release> GetLatest(string owner, string name) =>
        GetLatest(RepositoryPath.Of(owner, name));

    public Task<Release> GetLatest(long repositoryId) => GetLatest(RepositoryPath.Of(repositoryId));

    public Task<Release> Create(string owner, string name, NewRelease data) =>
        Create(RepositoryPath.Of(owner, name), data);

    public Task<Release> Create(long repositoryId, NewRelease data) =>
        Create(RepositoryPath.Of(repositoryId), data);

    public Task<Release> Edit(string owner, string name, long id, ReleaseUpdate data) =>
        Edit(RepositoryPath.Of(owner, name), id, data);

    public Task<Release> Edit(long repositoryId, long id, ReleaseUpdate data) =>
        Edit(RepositoryPath.Of(repositoryId), id, data);

    public Task Delete(string owner, string name, long id) =>
        Delete(RepositoryPath.Of(owner, name), id);

    public Task Delete(long repositoryId, long id) => Delete(RepositoryPath.Of(repositoryId), id);

    public Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(string owner, string name, long id) =>
        GetAllAssets(owner, name, id, ApiOptions.None);

    public Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(long repositoryId, long id) =>
        GetAllAssets(repositoryId, id, ApiOptions.None);

    public Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(
        string owner,
        string name,
        long id,
        ApiOptions options
    ) => GetAllAssets(RepositoryPath.Of(owner, name), id, options);

    public Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(
        long repositoryId,
        long id,
        ApiOptions options
    ) => GetAllAssets(RepositoryPath.Of(repositoryId), id, options);

    public Task<ReleaseAsset> GetAsset(string owner, string name, int assetId) =>
        GetAsset(RepositoryPath.Of(owner, name), assetId);

    public Task<ReleaseAsset> GetAsset(long repositoryId, int assetId) =>
        GetAsset(RepositoryPath.Of(repositoryId), assetId);

    public Task<ReleaseAsset> EditAsset(
        string owner,
        string name,
        int assetId,
        ReleaseAssetUpdate data
    ) => EditAsset(RepositoryPath.Of(owner, name), assetId, data);

    public Task<ReleaseAsset> EditAsset(long repositoryId, int assetId, ReleaseAssetUpdate data) =>
        EditAsset(RepositoryPath.Of(repositoryId), assetId, data);

    public Task DeleteAsset(string owner, string name, int assetId) =>
        DeleteAsset(RepositoryPath.Of(owner, name), assetId);

    public Task DeleteAsset(long repositoryId, int assetId) =>
        DeleteAsset(RepositoryPath.Of(repositoryId), assetId);

    public Task<ReleaseAsset> UploadAsset(
        Release release,
        ReleaseAssetUpload data,
        CancellationToken cancellationToken = default
    )
    {
        Ensure.ArgumentNotNull(release, nameof(release));
        Ensure.ArgumentNotNull(data, nameof(data));
        var endpoint = GetUploadAddress(release.UploadUrl, data.FileName);
        return data.Timeout is { } timeout
            ? ApiConnection.Post<ReleaseAsset>(
                endpoint,
                data.RawData,
                AcceptHeaders.StableVersion,
                data.ContentType,
                timeout,
                cancellationToken
            )
            : ApiConnection.Post<ReleaseAsset>(
                endpoint,
                data.RawData,
                AcceptHeaders.StableVersion,
                data.ContentType,
                cancellationToken
            );
    }

    private Task<GeneratedReleaseNotes> GenerateReleaseNotes(
        RepositoryPath repository,
        GenerateReleaseNotesRequest data
    )
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return ApiConnection.Post<GeneratedReleaseNotes>(
            repository.At("releases/generate-notes"),
            data,
            AcceptHeaders.StableVersion
        );
    }

    private Task<IReadOnlyList<Release>> GetAll(RepositoryPath repository, ApiOptions options)
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Release>(
            repository.At("releases"),
            parameters: null,
            accepts: AcceptHeaders.StableVersion,
            options
        );
    }

    private Task<Release> Get(RepositoryPath repository, long id) =>
        ApiConnection.Get<Release>(repository.At($"releases/{id}"));

    private Task<Release> Get(RepositoryPath repository, string tag)
    {
        Ensure.ArgumentNotNullOrEmptyString(tag, nameof(tag));
        return ApiConnection.Get<Release>(repository.At($"releases/tags/{tag}"));
    }

    private Task<Release> GetLatest(RepositoryPath repository) =>
        ApiConnection.Get<Release>(repository.At("releases/latest"));

    private Task<Release> Create(RepositoryPath repository, NewRelease data)
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return ApiConnection.Post<Release>(
            repository.At("releases"),
            data,
            AcceptHeaders.StableVersion
        );
    }

    private Task<Release> Edit(RepositoryPath repository, long id, ReleaseUpdate data)
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return ApiConnection.Patch<Release>(repository.At($"releases/{id}"), data);
    }

    private Task Delete(RepositoryPath repository, long id) =>
        ApiConnection.Delete(repository.At($"releases/{id}"));

    private Task<IReadOnlyList<ReleaseAsset>> GetAllAssets(
        RepositoryPath repository,
        long id,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<ReleaseAsset>(
            repository.At($"releases/{id}/assets"),
            parameters: null,
            accepts: AcceptHeaders.StableVersion,
            options
        );
    }

    private Task<ReleaseAsset> GetAsset(RepositoryPath repository, int assetId) =>
        ApiConnection.Get<ReleaseAsset>(repository.At($"releases/assets/{assetId}"));

    private Task<ReleaseAsset> EditAsset(
        RepositoryPath repository,
        int assetId,
        ReleaseAssetUpdate data
    )
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return ApiConnection.Patch<ReleaseAsset>(repository.At($"releases/assets/{assetId}"), data);
    }

    private Task DeleteAsset(RepositoryPath repository, int assetId) =>
        ApiConnection.Delete(repository.At($"releases/assets/{assetId}"));

    /// <summary>The address that GitHub gives ends with a template, as <c>{?name,label}</c>.</summary>
    private static Uri GetUploadAddress(string template, string fileName)
    {
        var open = template.IndexOf("{?", StringComparison.Ordinal);
        return new Uri(
            open < 0 ? template : $"{template[..open]}?name={Uri.EscapeDataString(fileName ?? "")}"
        );
    }
}
