namespace Octokit;

/// <summary>Issues.</summary>
public class IssuesClient : ApiClient, IIssuesClient
{
    public IssuesClient(IApiConnection apiConnection)
        : base(apiConnection)
    {
        Comment = new IssueCommentsClient(apiConnection);
        Labels = new IssuesLabelsClient(apiConnection);
    }

    public IIssueCommentsClient Comment { get; private set; }

    public IIssuesLabelsClient Labels { get; private set; }

    public Task<Issue> Get(string owner, string name, long issueNumber) =>
        Get(RepositoryPath.Of(owner, name), issueNumber);

    public Task<Issue> Get(long repositoryId, long issueNumber) =>
        Get(RepositoryPath.Of(repositoryId), issueNumber);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(string owner, string name) =>
        GetAllForRepository(owner, name, new RepositoryIssueRequest(), ApiOptions.None);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(long repositoryId) =>
        GetAllForRepository(repositoryId, new RepositoryIssueRequest(), ApiOptions.None);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(
        string owner,
        string name,
        ApiOptions options
    ) => GetAllForRepository(owner, name, new RepositoryIssueRequest(), options);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(long repositoryId, ApiOptions options) =>
        GetAllForRepository(repositoryId, new RepositoryIssueRequest(), options);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(
        string owner,
        string name,
        RepositoryIssueRequest request
    ) => GetAllForRepository(owner, name, request, ApiOptions.None);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(
        long repositoryId,
        RepositoryIssueRequest request
    ) => GetAllForRepository(repositoryId, request, ApiOptions.None);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(
        string owner,
        string name,
        RepositoryIssueRequest request,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(owner, name), request, options);

    public Task<IReadOnlyList<Issue>> GetAllForRepository(
        long repositoryId,
        RepositoryIssueRequest request,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(repositoryId), request, options);

    public Task<Issue> Create(string owner, string name, NewIssue newIssue) =>
        Create(RepositoryPath.Of(owner, name), newIssue);

    public Task<Issue> Create(long repositoryId, NewIssue newIssue) =>
        Create(RepositoryPath.Of(repositoryId), newIssue);

    public Task<Issue> Update(
        string owner,
        string name,
        long issueNumber,
        IssueUpdate issueUpdate
    ) => Update(RepositoryPath.Of(owner, name), issueNumber, issueUpdate);

    public Task<Issue> Update(long repositoryId, long issueNumber, IssueUpdate issueUpdate) =>
        Update(RepositoryPath.Of(repositoryId), issueNumber, issueUpdate);

    private Task<Issue> Get(RepositoryPath repository, long issueNumber) =>
        ApiConnection.Get<Issue>(repository.At($"issues/{issueNumber}"));

    private Task<IReadOnlyList<Issue>> GetAllForRepository(
        RepositoryPath repository,
        RepositoryIssueRequest request,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Issue>(
            repository.At("issues"),
            request.ToParametersDictionary(),
            options
        );
    }

    private Task<Issue> Create(RepositoryPath repository, NewIssue newIssue)
    {
        Ensure.ArgumentNotNull(newIssue, nameof(newIssue));
        return ApiConnection.Post<Issue>(repository.At("issues"), newIssue);
    }

    private Task<Issue> Update(RepositoryPath repository, long issueNumber, IssueUpdate issueUpdate)
    {
        Ensure.ArgumentNotNull(issueUpdate, nameof(issueUpdate));
        return ApiConnection.Patch<Issue>(repository.At($"issues/{issueNumber}"), issueUpdate);
    }
}
