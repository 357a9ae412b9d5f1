using System.Net;

namespace Octokit;

/// <summary>Pull requests.</summary>
public class PullRequestsClient : ApiClient, IPullRequestsClient
{
    public PullRequestsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<PullRequest> Get(string owner, string name, int pullRequestNumber) =>
        Get(RepositoryPath.Of(owner, name), pullRequestNumber);

    public Task<PullRequest> Get(long repositoryId, int pullRequestNumber) =>
        Get(RepositoryPath.Of(repositoryId), pullRequestNumber);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(string owner, string name) =>
        GetAllForRepository(owner, name, new PullRequestRequest(), ApiOptions.None);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(long repositoryId) =>
        GetAllForRepository(repositoryId, new PullRequestRequest(), ApiOptions.None);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        string owner,
        string name,
        ApiOptions options
    ) => GetAllForRepository(owner, name, new PullRequestRequest(), options);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        long repositoryId,
        ApiOptions options
    ) => GetAllForRepository(repositoryId, new PullRequestRequest(), options);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        string owner,
        string name,
        PullRequestRequest request
    ) => GetAllForRepository(owner, name, request, ApiOptions.None);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        long repositoryId,
        PullRequestRequest request
    ) => GetAllForRepository(repositoryId, request, ApiOptions.None);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        string owner,
        string name,
        PullRequestRequest request,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(owner, name), request, options);

    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        long repositoryId,
        PullRequestRequest request,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(repositoryId), request, options);

    public Task<PullRequest> Create(string owner, string name, NewPullRequest newPullRequest) =>
        Create(RepositoryPath.Of(owner, name), newPullRequest);

    public Task<PullRequest> Create(long repositoryId, NewPullRequest newPullRequest) =>
        Create(RepositoryPath.Of(repositoryId), newPullRequest);

    public Task<PullRequest> Update(
        string owner,
        string name,
        int pullRequestNumber,
        PullRequestUpdate pullRequestUpdate
    ) => Update(RepositoryPath.Of(owner, name), pullRequestNumber, pullRequestUpdate);

    public Task<PullRequest> Update(
        long repositoryId,
        int pullRequestNumber,
        PullRequestUpdate pullRequestUpdate
    ) => Update(RepositoryPath.Of(repositoryId), pullRequestNumber, pullRequestUpdate);

    public Task<PullRequestMerge> Merge(
        string owner,
        string name,
        int pullRequestNumber,
        MergePullRequest mergePullRequest
    ) => Merge(RepositoryPath.Of(owner, name), pullRequestNumber, mergePullRequest);

    public Task<PullRequestMerge> Merge(
        long repositoryId,
        int pullRequestNumber,
        MergePullRequest mergePullRequest
    ) => Merge(RepositoryPath.Of(repositoryId), pullRequestNumber, mergePullRequest);

    public Task<bool> Merged(string owner, string name, int pullRequestNumber) =>
        Merged(RepositoryPath.Of(owner, name), pullRequestNumber);

    public Task<bool> Merged(long repositoryId, int pullRequestNumber) =>
        Merged(RepositoryPath.Of(repositoryId), pullRequestNumber);

    public Task<IReadOnlyList<PullRequestCommit>> Commits(
        string owner,
        string name,
        int pullRequestNumber
    ) => Commits(RepositoryPath.Of(owner, name), pullRequestNumber);

    public Task<IReadOnlyList<PullRequestCommit>> Commits(
        long repositoryId,
        int pullRequestNumber
    ) => Commits(RepositoryPath.Of(repositoryId), pullRequestNumber);

    public Task<IReadOnlyList<PullRequestFile>> Files(
        string owner,
        string name,
        int pullRequestNumber
    ) => Files(owner, name, pullRequestNumber, ApiOptions.None);

    public Task<IReadOnlyList<PullRequestFile>> Files(long repositoryId, int pullRequestNumber) =>
        Files(repositoryId, pullRequestNumber, ApiOptions.None);

    public Task<IReadOnlyList<PullRequestFile>> Files(
        string owner,
        string name,
        int pullRequestNumber,
        ApiOptions options
    ) => Files(RepositoryPath.Of(owner, name), pullRequestNumber, options);

    public Task<IReadOnlyList<PullRequestFile>> Files(
        long repositoryId,
        int pullRequestNumber,
        ApiOptions options
    ) => Files(RepositoryPath.Of(repositoryId), pullRequestNumber, options);

    private Task<PullRequest> Get(RepositoryPath repository, int pullRequestNumber) =>
        ApiConnection.Get<PullRequest>(repository.At($"pulls/{pullRequestNumber}"));

    private Task<IReadOnlyList<PullRequest>> GetAllForRepository(
        RepositoryPath repository,
        PullRequestRequest request,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<PullRequest>(
            repository.At("pulls"),
            request.ToParametersDictionary(),
            options
        );
    }

    private Task<PullRequest> Create(RepositoryPath repository, NewPullRequest newPullRequest)
    {
        Ensure.ArgumentNotNull(newPullRequest, nameof(newPullRequest));
        return ApiConnection.Post<PullRequest>(repository.At("pulls"), newPullRequest);
    }

    private Task<PullRequest> Update(
        RepositoryPath repository,
        int pullRequestNumber,
        PullRequestUpdate pullRequestUpdate
    )
    {
        Ensure.ArgumentNotNull(pullRequestUpdate, nameof(pullRequestUpdate));
        return ApiConnection.Patch<PullRequest>(
            repository.At($"pulls/{pullRequestNumber}"),
            pullRequestUpdate
        );
    }

    private async Task<PullRequestMerge> Merge(
        RepositoryPath repository,
        int pullRequestNumber,
        MergePullRequest mergePullRequest
    )
    {
        Ensure.ArgumentNotNull(mergePullRequest, nameof(mergePullRequest));
        try
        {
            return await ApiConnection
                .Put<PullRequestMerge>(
                    repository.At($"pulls/{pullRequestNumber}/merge"),
                    mergePullRequest
                )
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.MethodNotAllowed)
        {
            throw new PullRequestNotMergeableException(e.HttpResponse, e);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            throw new PullRequestMismatchException(e.HttpResponse, e);
        }
    }

    private async Task<bool> Merged(RepositoryPath repository, int pullRequestNumber)
    {
        try
        {
            var response = await Connection
                .Get<object>(
                    repository.At($"pulls/{pullRequestNumber}/merge"),
                    parameters: null,
                    accepts: null
                )
                .ConfigureAwait(false);
            return response.HttpResponse.IsTrue();
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    private Task<IReadOnlyList<PullRequestCommit>> Commits(
        RepositoryPath repository,
        int pullRequestNumber
    ) =>
        ApiConnection.GetAll<PullRequestCommit>(
            repository.At($"pulls/{pullRequestNumber}/commits")
        );

    private Task<IReadOnlyList<PullRequestFile>> Files(
        RepositoryPath repository,
        int pullRequestNumber,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<PullRequestFile>(
            repository.At($"pulls/{pullRequestNumber}/files"),
            parameters: null,
            accepts: null,
            options
        );
    }
}
