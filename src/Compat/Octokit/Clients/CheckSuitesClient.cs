using System.Net;

namespace Octokit;

/// <summary>Check suites.</summary>
public class CheckSuitesClient : ApiClient, ICheckSuitesClient
{
    public CheckSuitesClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<CheckSuite> Get(string owner, string name, long checkSuiteId) =>
        Get(RepositoryPath.Of(owner, name), checkSuiteId);

    public Task<CheckSuite> Get(long repositoryId, long checkSuiteId) =>
        Get(RepositoryPath.Of(repositoryId), checkSuiteId);

    public Task<CheckSuitesResponse> GetAllForReference(
        string owner,
        string name,
        string reference
    ) => GetAllForReference(owner, name, reference, new CheckSuiteRequest(), ApiOptions.None);

    public Task<CheckSuitesResponse> GetAllForReference(long repositoryId, string reference) =>
        GetAllForReference(repositoryId, reference, new CheckSuiteRequest(), ApiOptions.None);

    public Task<CheckSuitesResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckSuiteRequest request
    ) => GetAllForReference(owner, name, reference, request, ApiOptions.None);

    public Task<CheckSuitesResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckSuiteRequest request
    ) => GetAllForReference(repositoryId, reference, request, ApiOptions.None);

    public Task<CheckSuitesResponse> GetAllForReference(
        string owner,
        string name,
        string reference,
        CheckSuiteRequest request,
        ApiOptions options
    ) => GetAllForReference(RepositoryPath.Of(owner, name), reference, request, options);

    public Task<CheckSuitesResponse> GetAllForReference(
        long repositoryId,
        string reference,
        CheckSuiteRequest request,
        ApiOptions options
    ) => GetAllForReference(RepositoryPath.Of(repositoryId), reference, request, options);

    public Task<CheckSuite> Create(string owner, string name, NewCheckSuite newCheckSuite) =>
        Create(RepositoryPath.Of(owner, name), newCheckSuite);

    public Task<CheckSuite> Create(long repositoryId, NewCheckSuite newCheckSuite) =>
        Create(RepositoryPath.Of(repositoryId), newCheckSuite);

    public Task<bool> Rerequest(string owner, string name, long checkSuiteId) =>
        Rerequest(RepositoryPath.Of(owner, name), checkSuiteId);

    public Task<bool> Rerequest(long repositoryId, long checkSuiteId) =>
        Rerequest(RepositoryPath.Of(repositoryId), checkSuiteId);

    private Task<CheckSuite> Get(RepositoryPath repository, long checkSuiteId) =>
        ApiConnection.Get<CheckSuite>(repository.At($"check-suites/{checkSuiteId}"));

    private async Task<CheckSuitesResponse> GetAllForReference(
        RepositoryPath repository,
        string reference,
        CheckSuiteRequest request,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(reference, nameof(reference));
        Ensure.ArgumentNotNull(request, nameof(request));
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<CheckSuitesResponse>(
                repository.At($"commits/{reference}/check-suites"),
                request.ToParametersDictionary(),
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private Task<CheckSuite> Create(RepositoryPath repository, NewCheckSuite newCheckSuite)
    {
        Ensure.ArgumentNotNull(newCheckSuite, nameof(newCheckSuite));
        return ApiConnection.Post<CheckSuite>(repository.At("check-suites"), newCheckSuite);
    }

    private async Task<bool> Rerequest(RepositoryPath repository, long checkSuiteId)
    {
        var status = await Connection
            .Post(repository.At($"check-suites/{checkSuiteId}/rerequest"))
            .ConfigureAwait(false);
        return status == HttpStatusCode.Created
            ? true
            : throw new ApiException("Invalid Status Code returned. Expected a 201", status);
    }

    private static CheckSuitesResponse Join(IReadOnlyList<CheckSuitesResponse> pages) =>
        new(
            pages.Count > 0 ? pages.Max(x => x.TotalCount) : 0,
            [.. pages.SelectMany(x => x.CheckSuites)]
        );
}
