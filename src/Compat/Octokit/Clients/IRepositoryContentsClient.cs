namespace Octokit;

/// <summary>Files of a repository.</summary>
public interface IRepositoryContentsClient
{
    Task<IReadOnlyList<RepositoryContent>> GetAllContents(string owner, string name);
    Task<IReadOnlyList<RepositoryContent>> GetAllContents(long repositoryId);
    Task<IReadOnlyList<RepositoryContent>> GetAllContents(string owner, string name, string path);
    Task<IReadOnlyList<RepositoryContent>> GetAllContents(long repositoryId, string path);
    Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        string owner,
        string name,
        string reference
    );
    Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(long repositoryId, string reference);
    Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        string owner,
        string name,
        string path,
        string reference
    );
    Task<IReadOnlyList<RepositoryContent>> GetAllContentsByRef(
        long repositoryId,
        string path,
        string reference
    );
    Task<byte[]> GetRawContent(string owner, string name, string path);
    Task<byte[]> GetRawContentByRef(string owner, string name, string path, string reference);
    Task<RepositoryContentChangeSet> CreateFile(
        string owner,
        string name,
        string path,
        CreateFileRequest request
    );
    Task<RepositoryContentChangeSet> CreateFile(
        long repositoryId,
        string path,
        CreateFileRequest request
    );
    Task<RepositoryContentChangeSet> UpdateFile(
        string owner,
        string name,
        string path,
        UpdateFileRequest request
    );
    Task<RepositoryContentChangeSet> UpdateFile(
        long repositoryId,
        string path,
        UpdateFileRequest request
    );
    Task DeleteFile(string owner, string name, string path, DeleteFileRequest request);
    Task DeleteFile(long repositoryId, string path, DeleteFileRequest request);
}
