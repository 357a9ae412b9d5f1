namespace Octokit;

/// <summary>Statuses of commits.</summary>
public class CommitStatusClient : ApiClient, ICommitStatusClient
{
    public CommitStatusClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<IReadOnlyList<CommitStatus>> GetAll(string owner, string name, string reference) =>
        GetAll(owner, name, reference, ApiOptions.None);

    public Task<IReadOnlyList<CommitStatus>> GetAll(long repositoryId, string reference) =>
        GetAll(repositoryId, reference, ApiOptions.None);

    public Task<IReadOnlyList<CommitStatus>> GetAll(
        string owner,
        string name,
        string reference,
        ApiOptions options
    ) => GetAll(RepositoryPath.Of(owner, name), reference, options);

    public Task<IReadOnlyList<CommitStatus>> GetAll(
        long repositoryId,
        string reference,
        ApiOptions options
    ) => GetAll(RepositoryPath.Of(repositoryId), reference, options);

    public Task<CombinedCommitStatus> GetCombined(string owner, string name, string reference) =>
        GetCombined(RepositoryPath.Of(owner, name), reference);

    public Task<CombinedCommitStatus> GetCombined(long repositoryId, string reference) =>
        GetCombined(RepositoryPath.Of(repositoryId), reference);

    public Task<CommitStatus> Create(
        string owner,
        string name,
        string reference,
        NewCommitStatus newCommitStatus
    ) => Create(RepositoryPath.Of(owner, name), reference, newCommitStatus);

    public Task<CommitStatus> Create(
        long repositoryId,
        string reference,
        NewCommitStatus newCommitStatus
    ) => Create(RepositoryPath.Of(repositoryId), reference, newCommitStatus);

    private Task<IReadOnlyList<CommitStatus>> GetAll(
        RepositoryPath repository,
        string reference,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<CommitStatus>(
            repository.At($"commits/{reference}/statuses"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<CombinedCommitStatus> GetCombined(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<CombinedCommitStatus>(
            repository.At($"commits/{reference}/status")
        );
    }

    private Task<CommitStatus> Create(
        RepositoryPath repository,
        string reference,
        NewCommitStatus newCommitStatus
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        Ensure.ArgumentNotNull(newCommitStatus, nameof(newCommitStatus));
        return ApiConnection.Post<CommitStatus>(
            repository.At($"statuses/{reference}"),
            newCommitStatus
        );
    }
}
