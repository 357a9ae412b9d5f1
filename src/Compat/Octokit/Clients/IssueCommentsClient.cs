namespace Octokit;

/// <summary>Comments of issues and pull requests.</summary>
public class IssueCommentsClient : ApiClient, IIssueCommentsClient
{
    public IssueCommentsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<IssueComment> Get(string owner, string name, long commentId) =>
        Get(RepositoryPath.Of(owner, name), commentId);

    public Task<IssueComment> Get(long repositoryId, long commentId) =>
        Get(RepositoryPath.Of(repositoryId), commentId);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(string owner, string name) =>
        GetAllForRepository(owner, name, new IssueCommentRequest(), ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(long repositoryId) =>
        GetAllForRepository(repositoryId, new IssueCommentRequest(), ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        string owner,
        string name,
        ApiOptions options
    ) => GetAllForRepository(owner, name, new IssueCommentRequest(), options);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        long repositoryId,
        ApiOptions options
    ) => GetAllForRepository(repositoryId, new IssueCommentRequest(), options);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        string owner,
        string name,
        IssueCommentRequest request
    ) => GetAllForRepository(owner, name, request, ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        long repositoryId,
        IssueCommentRequest request
    ) => GetAllForRepository(repositoryId, request, ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        string owner,
        string name,
        IssueCommentRequest request,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(owner, name), request, options);

    public Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        long repositoryId,
        IssueCommentRequest request,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(repositoryId), request, options);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber
    ) => GetAllForIssue(owner, name, issueNumber, new IssueCommentRequest(), ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(long repositoryId, long issueNumber) =>
        GetAllForIssue(repositoryId, issueNumber, new IssueCommentRequest(), ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        ApiOptions options
    ) => GetAllForIssue(owner, name, issueNumber, new IssueCommentRequest(), options);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        ApiOptions options
    ) => GetAllForIssue(repositoryId, issueNumber, new IssueCommentRequest(), options);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        IssueCommentRequest request
    ) => GetAllForIssue(owner, name, issueNumber, request, ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        IssueCommentRequest request
    ) => GetAllForIssue(repositoryId, issueNumber, request, ApiOptions.None);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        IssueCommentRequest request,
        ApiOptions options
    ) => GetAllForIssue(RepositoryPath.Of(owner, name), issueNumber, request, options);

    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        IssueCommentRequest request,
        ApiOptions options
    ) => GetAllForIssue(RepositoryPath.Of(repositoryId), issueNumber, request, options);

    public Task<IssueComment> Create(
        string owner,
        string name,
        long issueNumber,
        string newComment
    ) => Create(RepositoryPath.Of(owner, name), issueNumber, newComment);

    public Task<IssueComment> Create(long repositoryId, long issueNumber, string newComment) =>
        Create(RepositoryPath.Of(repositoryId), issueNumber, newComment);

    public Task<IssueComment> Update(
        string owner,
        string name,
        long commentId,
        string commentUpdate
    ) => Update(RepositoryPath.Of(owner, name), commentId, commentUpdate);

    public Task<IssueComment> Update(long repositoryId, long commentId, string commentUpdate) =>
        Update(RepositoryPath.Of(repositoryId), commentId, commentUpdate);

    public Task Delete(string owner, string name, long commentId) =>
        Delete(RepositoryPath.Of(owner, name), commentId);

    public Task Delete(long repositoryId, long commentId) =>
        Delete(RepositoryPath.Of(repositoryId), commentId);

    private Task<IssueComment> Get(RepositoryPath repository, long commentId) =>
        ApiConnection.Get<IssueComment>(repository.At($"issues/comments/{commentId}"));

    private Task<IReadOnlyList<IssueComment>> GetAllForRepository(
        RepositoryPath repository,
        IssueCommentRequest request,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<IssueComment>(
            repository.At("issues/comments"),
            request.ToParametersDictionary(),
            options
        );
    }

    private Task<IReadOnlyList<IssueComment>> GetAllForIssue(
        RepositoryPath repository,
        long issueNumber,
        IssueCommentRequest request,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<IssueComment>(
            repository.At($"issues/{issueNumber}/comments"),
            request.ToParametersDictionary(),
            options
        );
    }

    private Task<IssueComment> Create(
        RepositoryPath repository,
        long issueNumber,
        string newComment
    )
    {
        Ensure.ArgumentNotNull(newComment, nameof(newComment));
        return ApiConnection.Post<IssueComment>(
            repository.At($"issues/{issueNumber}/comments"),
            new BodyWrapper(newComment)
        );
    }

    private Task<IssueComment> Update(
        RepositoryPath repository,
        long commentId,
        string commentUpdate
    )
    {
        Ensure.ArgumentNotNull(commentUpdate, nameof(commentUpdate));
        return ApiConnection.Patch<IssueComment>(
            repository.At($"issues/comments/{commentId}"),
            new BodyWrapper(commentUpdate)
        );
    }

    private Task Delete(RepositoryPath repository, long commentId) =>
        ApiConnection.Delete(repository.At($"issues/comments/{commentId}"));
}
