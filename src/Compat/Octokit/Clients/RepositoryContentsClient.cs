namespace Octokit;

/// <summary>Files of a repository.</summary>
public class RepositoryContentsClient : ApiClient, IRepositoryContentsClient
{
    public RepositoryContentsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<IReadOnlyList<RepositoryContent>> GetAllContents(string owner, string name) =>
        GetAllContents(RepositoryPath.Of(owner, name));

    public Task<IReadOnlyList<RepositoryContent>> GetAllContents(long repositoryId) =>
        GetAllContents(RepositoryPath.Of(repositoryId));

    public Task<IReadOnlyList<RepositoryContent>> GetAllContents(
        string owner,
        string name,
        string path
    ) => GetAllContents(RepositoryPath.Of(owner, name), path);

    public Task<IReadOnlyList<RepositoryContent>> GetAllContents(long repositoryId, string path) =>
        GetAllContents(RepositoryPath.Of(repositoryId), path);

    public Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        string owner,
        string name,
        string reference
    ) => GetAllContentsByRef(RepositoryPath.Of(owner, name), reference);

    public Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        long repositoryId,
        string reference
    ) => GetAllContentsByRef(RepositoryPath.Of(repositoryId), reference);

    public Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        string owner,
        string name,
        string path,
        string reference
    ) => GetAllContentsByRef(RepositoryPath.Of(owner, name), path, reference);

    public Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        long repositoryId,
        string path,
        string reference
    ) => GetAllContentsByRef(RepositoryPath.Of(repositoryId), path, reference);

    public Task<byte[]> GetRawContent(string owner, string name, string path) =>
        GetRawContent(RepositoryPath.Of(owner, name), path);

    public Task<byte[]> GetRawContentByRef(
        string owner,
        string name,
        string path,
        string reference
    ) => GetRawContentByRef(RepositoryPath.Of(owner, name), path, reference);

    public Task<RepositoryContentChangeSet> CreateFile(
        string owner,
        string name,
        string path,
        CreateFileRequest request
    ) => CreateFile(RepositoryPath.Of(owner, name), path, request);

    public Task<RepositoryContentChangeSet> CreateFile(
        long repositoryId,
        string path,
        CreateFileRequest request
    ) => CreateFile(RepositoryPath.Of(repositoryId), path, request);

    public Task<RepositoryContentChangeSet> UpdateFile(
        string owner,
        string name,
        string path,
        UpdateFileRequest request
    ) => UpdateFile(RepositoryPath.Of(owner, name), path, request);

    public Task<RepositoryContentChangeSet> UpdateFile(
        long repositoryId,
        string path,
        UpdateFileRequest request
    ) => UpdateFile(RepositoryPath.Of(repositoryId), path, request);

    public Task DeleteFile(string owner, string name, string path, DeleteFileRequest request) =>
        DeleteFile(RepositoryPath.Of(owner, name), path, request);

    public Task DeleteFile(long repositoryId, string path, DeleteFileRequest request) =>
        DeleteFile(RepositoryPath.Of(repositoryId), path, request);

    private Task<IReadOnlyList<RepositoryContent>> GetAllContents(RepositoryPath repository) =>
        ApiConnection.GetAll<RepositoryContent>(repository.At("contents/"));

    private Task<IReadOnlyList<RepositoryContent>> GetAllContents(
        RepositoryPath repository,
        string path
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        return ApiConnection.GetAll<RepositoryContent>(repository.At($"contents/{Trim(path)}"));
    }

    private Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        RepositoryPath repository,
        string reference
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.GetAll<RepositoryContent>(repository.At($"contents/?ref={reference}"));
    }

    private Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        RepositoryPath repository,
        string path,
        string reference
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.GetAll<RepositoryContent>(
            repository.At($"contents/{Trim(path)}?ref={reference}")
        );
    }

    private Task<byte[]> GetRawContent(RepositoryPath repository, string path)
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        return ApiConnection.GetRaw(repository.At($"contents/{Trim(path)}"), parameters: null);
    }

    private Task<byte[]> GetRawContentByRef(
        RepositoryPath repository,
        string path,
        string reference
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.GetRaw(
            repository.At($"contents/{Trim(path)}?ref={reference}"),
            parameters: null
        );
    }

    private Task<RepositoryContentChangeSet> CreateFile(
        RepositoryPath repository,
        string path,
        CreateFileRequest request
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        Ensure.ArgumentNotNull(request, nameof(request));
        return ApiConnection.Put<RepositoryContentChangeSet>(
            repository.At($"contents/{Trim(path)}"),
            request
        );
    }

    private Task<RepositoryContentChangeSet> UpdateFile(
        RepositoryPath repository,
        string path,
        UpdateFileRequest request
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        Ensure.ArgumentNotNull(request, nameof(request));
        return ApiConnection.Put<RepositoryContentChangeSet>(
            repository.At($"contents/{Trim(path)}"),
            request
        );
    }

    private Task DeleteFile(RepositoryPath repository, string path, DeleteFileRequest request)
    {
        Ensure.ArgumentNotNullOrEmptyString(path, nameof(path));
        Ensure.ArgumentNotNull(request, nameof(request));
        return ApiConnection.Delete(repository.At($"contents/{Trim(path)}"), request);
    }

    private static string Trim(string path) => path == "/" ? "" : path.TrimEnd('/');
}
