namespace Octokit;

/// <summary>Check runs.</summary>
public class CheckRunsClient : ApiClient, ICheckRunsClient
{
    public CheckRunsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<CheckRun> Create(string owner, string name, NewCheckRun newCheckRun) =>
        Create(RepositoryPath.Of(owner, name), newCheckRun);

    public Task<CheckRun> Create(long repositoryId, NewCheckRun newCheckRun) =>
        Create(RepositoryPath.Of(repositoryId), newCheckRun);

    public Task<CheckRun> Update(
        string owner,
        string name,
        long checkRunId,
        CheckRunUpdate checkRunUpdate
    ) => Update(RepositoryPath.Of(owner, name), checkRunId, checkRunUpdate);

    public Task<CheckRun> Update(
        long repositoryId,
        long checkRunId,
        CheckRunUpdate checkRunUpdate
    ) => Update(RepositoryPath.Of(repositoryId), checkRunId, checkRunUpdate);

    public Task<CheckRunsResponse> GetAllForReference(
        string owner,
        string name,
        string reference
    ) => GetAllForReference(owner, name, reference, new CheckRunRequest(), ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForReference(long repositoryId, string reference) =>
        GetAllForReference(repositoryId, reference, new CheckRunRequest(), ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckRunRequest checkRunRequest
    ) => GetAllForReference(owner, name, reference, checkRunRequest, ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckRunRequest checkRunRequest
    ) => GetAllForReference(repositoryId, reference, checkRunRequest, ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    ) => GetAllForReference(RepositoryPath.Of(owner, name), reference, checkRunRequest, options);

    public Task<CheckRunsResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    ) => GetAllForReference(RepositoryPath.Of(repositoryId), reference, checkRunRequest, options);

    public Task<CheckRunsResponse> GetAllForCheckSuite(
        string owner,
        string name,
        long checkSuiteId
    ) => GetAllForCheckSuite(owner, name, checkSuiteId, new CheckRunRequest(), ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForCheckSuite(long repositoryId, long checkSuiteId) =>
        GetAllForCheckSuite(repositoryId, checkSuiteId, new CheckRunRequest(), ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForCheckSuite(
        string owner,
        string name,
        long checkSuiteId,
        CheckRunRequest checkRunRequest
    ) => GetAllForCheckSuite(owner, name, checkSuiteId, checkRunRequest, ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForCheckSuite(
        long repositoryId,
        long checkSuiteId,
        CheckRunRequest checkRunRequest
    ) => GetAllForCheckSuite(repositoryId, checkSuiteId, checkRunRequest, ApiOptions.None);

    public Task<CheckRunsResponse> GetAllForCheckSuite(
        string owner,
        string name,
        long checkSuiteId,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    ) =>
        GetAllForCheckSuite(RepositoryPath.Of(owner, name), checkSuiteId, checkRunRequest, options);

    public Task<CheckRunsResponse> GetAllForCheckSuite(
        long repositoryId,
        long checkSuiteId,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    ) =>
        GetAllForCheckSuite(
            RepositoryPath.Of(repositoryId),
            checkSuiteId,
            checkRunRequest,
            options
        );

    public Task<CheckRun> Get(string owner, string name, long checkRunId) =>
        Get(RepositoryPath.Of(owner, name), checkRunId);

    public Task<CheckRun> Get(long repositoryId, long checkRunId) =>
        Get(RepositoryPath.Of(repositoryId), checkRunId);

    public Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        string owner,
        string name,
        long checkRunId
    ) => GetAllAnnotations(owner, name, checkRunId, ApiOptions.None);

    public Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        long repositoryId,
        long checkRunId
    ) => GetAllAnnotations(repositoryId, checkRunId, ApiOptions.None);

    public Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        string owner,
        string name,
        long checkRunId,
        ApiOptions options
    ) => GetAllAnnotations(RepositoryPath.Of(owner, name), checkRunId, options);

    public Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        long repositoryId,
        long checkRunId,
        ApiOptions options
    ) => GetAllAnnotations(RepositoryPath.Of(repositoryId), checkRunId, options);

    private Task<CheckRun> Create(RepositoryPath repository, NewCheckRun newCheckRun)
    {
        Ensure.ArgumentNotNull(newCheckRun, nameof(newCheckRun));
        return ApiConnection.Post<CheckRun>(repository.At("check-runs"), newCheckRun);
    }

    private Task<CheckRun> Update(
        RepositoryPath repository,
        long checkRunId,
        CheckRunUpdate checkRunUpdate
    )
    {
        Ensure.ArgumentNotNull(checkRunUpdate, nameof(checkRunUpdate));
        return ApiConnection.Patch<CheckRun>(
            repository.At($"check-runs/{checkRunId}"),
            checkRunUpdate
        );
    }

    private async Task<CheckRunsResponse> GetAllForReference(
        RepositoryPath repository,
        string reference,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        Ensure.ArgumentNotNull(checkRunRequest, nameof(checkRunRequest));
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<CheckRunsResponse>(
                repository.At($"commits/{reference}/check-runs"),
                checkRunRequest.ToParametersDictionary(),
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private async Task<CheckRunsResponse> GetAllForCheckSuite(
        RepositoryPath repository,
        long checkSuiteId,
        CheckRunRequest checkRunRequest,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(checkRunRequest, nameof(checkRunRequest));
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<CheckRunsResponse>(
                repository.At($"check-suites/{checkSuiteId}/check-runs"),
                checkRunRequest.ToParametersDictionary(),
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private Task<CheckRun> Get(RepositoryPath repository, long checkRunId) =>
        ApiConnection.Get<CheckRun>(repository.At($"check-runs/{checkRunId}"));

    private Task<IReadOnlyList<CheckRunAnnotation>> GetAllAnnotations(
        RepositoryPath repository,
        long checkRunId,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<CheckRunAnnotation>(
            repository.At($"check-runs/{checkRunId}/annotations"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private static CheckRunsResponse Join(IReadOnlyList<CheckRunsResponse> pages) =>
        new(
            pages.Count > 0 ? pages.Max(x => x.TotalCount) : 0,
            [.. pages.SelectMany(x => x.CheckRuns)]
        );
}
