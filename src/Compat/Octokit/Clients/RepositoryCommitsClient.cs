namespace Octokit;

/// <summary>Commits, with what GitHub knows of them.</summary>
public class RepositoryCommitsClient : ApiClient, IRepositoryCommitsClient
{
    public RepositoryCommitsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<CompareResult> Compare(string owner, string name, string @base, string head) =>
        Compare(RepositoryPath.Of(owner, name), @base, head);

    public Task<CompareResult> Compare(long repositoryId, string @base, string head) =>
        Compare(RepositoryPath.Of(repositoryId), @base, head);

    public Task<GitHubCommit> Get(string owner, string name, string reference) =>
        Get(RepositoryPath.Of(owner, name), reference);

    public Task<GitHubCommit> Get(long repositoryId, string reference) =>
        Get(RepositoryPath.Of(repositoryId), reference);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(string owner, string name) =>
        GetAll(owner, name, new CommitRequest(), ApiOptions.None);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(long repositoryId) =>
        GetAll(repositoryId, new CommitRequest(), ApiOptions.None);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(
        string owner,
        string name,
        ApiOptions options
    ) => GetAll(owner, name, new CommitRequest(), options);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(long repositoryId, ApiOptions options) =>
        GetAll(repositoryId, new CommitRequest(), options);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(
        string owner,
        string name,
        CommitRequest request
    ) => GetAll(owner, name, request, ApiOptions.None);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(long repositoryId, CommitRequest request) =>
        GetAll(repositoryId, request, ApiOptions.None);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(
        string owner,
        string name,
        CommitRequest request,
        ApiOptions options
    ) => GetAll(RepositoryPath.Of(owner, name), request, options);

    public Task<IReadOnlyList<GitHubCommit>> GetAll(
        long repositoryId,
        CommitRequest request,
        ApiOptions options
    ) => GetAll(RepositoryPath.Of(repositoryId), request, options);

    public Task<string> GetSha1(string owner, string name, string reference) =>
        GetSha1(RepositoryPath.Of(owner, name), reference);

    public Task<string> GetSha1(long repositoryId, string reference) =>
        GetSha1(RepositoryPath.Of(repositoryId), reference);

    private Task<CompareResult> Compare(RepositoryPath repository, string @base, string head)
    {
        Ensure.ArgumentNotNullOrEmptyString(@base, nameof(@base));
        Ensure.ArgumentNotNullOrEmptyString(head, nameof(head));
        return ApiConnection.Get<CompareResult>(repository.At($"compare/{@base}...{head}"));
    }

    private Task<GitHubCommit> Get(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<GitHubCommit>(repository.At($"commits/{reference}"));
    }

    private Task<IReadOnlyList<GitHubCommit>> GetAll(
        RepositoryPath repository,
        CommitRequest request,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<GitHubCommit>(
            repository.At("commits"),
            request.ToParametersDictionary(),
            options
        );
    }

    private Task<string> GetSha1(RepositoryPath repository, string reference)
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        return ApiConnection.Get<string>(
            repository.At($"commits/{reference}"),
            parameters: null,
            AcceptHeaders.CommitReferenceSha1MediaType
        );
    }
}
