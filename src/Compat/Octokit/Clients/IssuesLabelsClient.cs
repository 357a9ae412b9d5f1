namespace Octokit;

/// <summary>Labels of issues and pull requests.</summary>
public class IssuesLabelsClient : ApiClient, IIssuesLabelsClient
{
    public IssuesLabelsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<IReadOnlyList<Label>> GetAllForIssue(string owner, string name, long issueNumber) =>
        GetAllForIssue(owner, name, issueNumber, ApiOptions.None);

    public Task<IReadOnlyList<Label>> GetAllForIssue(long repositoryId, long issueNumber) =>
        GetAllForIssue(repositoryId, issueNumber, ApiOptions.None);

    public Task<IReadOnlyList<Label>> GetAllForIssue(
        string owner,
        string name,
        long issueNumber,
        ApiOptions options
    ) => GetAllForIssue(RepositoryPath.Of(owner, name), issueNumber, options);

    public Task<IReadOnlyList<Label>> GetAllForIssue(
        long repositoryId,
        long issueNumber,
        ApiOptions options
    ) => GetAllForIssue(RepositoryPath.Of(repositoryId), issueNumber, options);

    public Task<IReadOnlyList<Label>> GetAllForRepository(string owner, string name) =>
        GetAllForRepository(owner, name, ApiOptions.None);

    public Task<IReadOnlyList<Label>> GetAllForRepository(long repositoryId) =>
        GetAllForRepository(repositoryId, ApiOptions.None);

    public Task<IReadOnlyList<Label>> GetAllForRepository(
        string owner,
        string name,
        ApiOptions options
    ) => GetAllForRepository(RepositoryPath.Of(owner, name), options);

    public Task<IReadOnlyList<Label>> GetAllForRepository(long repositoryId, ApiOptions options) =>
        GetAllForRepository(RepositoryPath.Of(repositoryId), options);

    public Task<Label> Get(string owner, string name, string labelName) =>
        Get(RepositoryPath.Of(owner, name), labelName);

    public Task<Label> Get(long repositoryId, string labelName) =>
        Get(RepositoryPath.Of(repositoryId), labelName);

    public Task Delete(string owner, string name, string labelName) =>
        Delete(RepositoryPath.Of(owner, name), labelName);

    public Task Delete(long repositoryId, string labelName) =>
        Delete(RepositoryPath.Of(repositoryId), labelName);

    public Task<Label> Create(string owner, string name, NewLabel newLabel) =>
        Create(RepositoryPath.Of(owner, name), newLabel);

    public Task<Label> Create(long repositoryId, NewLabel newLabel) =>
        Create(RepositoryPath.Of(repositoryId), newLabel);

    public Task<Label> Update(
        string owner,
        string name,
        string labelName,
        LabelUpdate labelUpdate
    ) => Update(RepositoryPath.Of(owner, name), labelName, labelUpdate);

    public Task<Label> Update(long repositoryId, string labelName, LabelUpdate labelUpdate) =>
        Update(RepositoryPath.Of(repositoryId), labelName, labelUpdate);

    public Task<IReadOnlyList<Label>> AddToIssue(
        string owner,
        string name,
        long issueNumber,
        string[] labels
    ) => AddToIssue(RepositoryPath.Of(owner, name), issueNumber, labels);

    public Task<IReadOnlyList<Label>> AddToIssue(
        long repositoryId,
        long issueNumber,
        string[] labels
    ) => AddToIssue(RepositoryPath.Of(repositoryId), issueNumber, labels);

    public Task<IReadOnlyList<Label>> RemoveFromIssue(
        string owner,
        string name,
        long issueNumber,
        string labelName
    ) => RemoveFromIssue(RepositoryPath.Of(owner, name), issueNumber, labelName);

    public Task<IReadOnlyList<Label>> RemoveFromIssue(
        long repositoryId,
        long issueNumber,
        string labelName
    ) => RemoveFromIssue(RepositoryPath.Of(repositoryId), issueNumber, labelName);

    public Task<IReadOnlyList<Label>> ReplaceAllForIssue(
        string owner,
        string name,
        long issueNumber,
        string[] labels
    ) => ReplaceAllForIssue(RepositoryPath.Of(owner, name), issueNumber, labels);

    public Task<IReadOnlyList<Label>> ReplaceAllForIssue(
        long repositoryId,
        long issueNumber,
        string[] labels
    ) => ReplaceAllForIssue(RepositoryPath.Of(repositoryId), issueNumber, labels);

    public Task RemoveAllFromIssue(string owner, string name, long issueNumber) =>
        RemoveAllFromIssue(RepositoryPath.Of(owner, name), issueNumber);

    public Task RemoveAllFromIssue(long repositoryId, long issueNumber) =>
        RemoveAllFromIssue(RepositoryPath.Of(repositoryId), issueNumber);

    private Task<IReadOnlyList<Label>> GetAllForIssue(
        RepositoryPath repository,
        long issueNumber,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Label>(
            repository.At($"issues/{issueNumber}/labels"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<IReadOnlyList<Label>> GetAllForRepository(
        RepositoryPath repository,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        return ApiConnection.GetAll<Label>(
            repository.At("labels"),
            parameters: null,
            accepts: null,
            options
        );
    }

    private Task<Label> Get(RepositoryPath repository, string labelName)
    {
        Ensure.ArgumentNotNullOrEmptyString(labelName, nameof(labelName));
        return ApiConnection.Get<Label>(repository.At($"labels/{labelName}"));
    }

    private Task Delete(RepositoryPath repository, string labelName)
    {
        Ensure.ArgumentNotNullOrEmptyString(labelName, nameof(labelName));
        return ApiConnection.Delete(repository.At($"labels/{labelName}"));
    }

    private Task<Label> Create(RepositoryPath repository, NewLabel newLabel)
    {
        Ensure.ArgumentNotNull(newLabel, nameof(newLabel));
        return ApiConnection.Post<Label>(repository.At("labels"), newLabel);
    }

    private Task<Label> Update(RepositoryPath repository, string labelName, LabelUpdate labelUpdate)
    {
        Ensure.ArgumentNotNullOrEmptyString(labelName, nameof(labelName));
        Ensure.ArgumentNotNull(labelUpdate, nameof(labelUpdate));
        return ApiConnection.Patch<Label>(repository.At($"labels/{labelName}"), labelUpdate);
    }

    private Task<IReadOnlyList<Label>> AddToIssue(
        RepositoryPath repository,
        long issueNumber,
        string[] labels
    )
    {
        Ensure.ArgumentNotNull(labels, nameof(labels));
        return ApiConnection.Post<IReadOnlyList<Label>>(
            repository.At($"issues/{issueNumber}/labels"),
            labels
        );
    }

    private Task<IReadOnlyList<Label>> RemoveFromIssue(
        RepositoryPath repository,
        long issueNumber,
        string labelName
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(labelName, nameof(labelName));
        return ApiConnection.Delete<IReadOnlyList<Label>>(
            repository.At($"issues/{issueNumber}/labels/{labelName}"),
            new object()
        );
    }

    private Task<IReadOnlyList<Label>> ReplaceAllForIssue(
        RepositoryPath repository,
        long issueNumber,
        string[] labels
    )
    {
        Ensure.ArgumentNotNull(labels, nameof(labels));
        return ApiConnection.Put<IReadOnlyList<Label>>(
            repository.At($"issues/{issueNumber}/labels"),
            labels
        );
    }

    private Task RemoveAllFromIssue(RepositoryPath repository, long issueNumber) =>
        ApiConnection.Delete(repository.At($"issues/{issueNumber}/labels"));
}
