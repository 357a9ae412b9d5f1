namespace Octokit;

/// <summary>Workflows of GitHub Actions.</summary>
public class ActionsWorkflowsClient : ApiClient, IActionsWorkflowsClient
{
    public ActionsWorkflowsClient(IApiConnection apiConnection)
        : base(apiConnection)
    {
        Runs = new ActionsWorkflowRunsClient(apiConnection);
    }

    public IActionsWorkflowRunsClient Runs { get; private set; }

    public Task CreateDispatch(
        string owner,
        string name,
        string workflowFileName,
        CreateWorkflowDispatch createDispatch
    ) => CreateDispatch(RepositoryPath.Of(owner, name), workflowFileName, createDispatch);

    public Task Disable(string owner, string name, string workflowFileName) =>
        Disable(RepositoryPath.Of(owner, name), workflowFileName);

    public Task Enable(string owner, string name, string workflowFileName) =>
        Enable(RepositoryPath.Of(owner, name), workflowFileName);

    public Task<Workflow> Get(string owner, string name, string workflowFileName) =>
        Get(RepositoryPath.Of(owner, name), workflowFileName);

    public Task CreateDispatch(
        string owner,
        string name,
        long workflowId,
        CreateWorkflowDispatch createDispatch
    ) => CreateDispatch(RepositoryPath.Of(owner, name), workflowId, createDispatch);

    public Task Disable(string owner, string name, long workflowId) =>
        Disable(RepositoryPath.Of(owner, name), workflowId);

    public Task Enable(string owner, string name, long workflowId) =>
        Enable(RepositoryPath.Of(owner, name), workflowId);

    public Task<Workflow> Get(string owner, string name, long workflowId) =>
        Get(RepositoryPath.Of(owner, name), workflowId);

    public Task<WorkflowsResponse> List(string owner, string name) =>
        List(owner, name, ApiOptions.None);

    public Task<WorkflowsResponse> List(string owner, string name, ApiOptions options) =>
        List(RepositoryPath.Of(owner, name), options);

    private Task CreateDispatch(
        RepositoryPath repository,
        string workflowFileName,
        CreateWorkflowDispatch createDispatch
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(workflowFileName, nameof(workflowFileName));
        Ensure.ArgumentNotNull(createDispatch, nameof(createDispatch));
        return ApiConnection.Post<object>(
            repository.At($"actions/workflows/{workflowFileName}/dispatches"),
            createDispatch
        );
    }

    private Task Disable(RepositoryPath repository, string workflowFileName)
    {
        Ensure.ArgumentNotNullOrEmptyString(workflowFileName, nameof(workflowFileName));
        return ApiConnection.Put(repository.At($"actions/workflows/{workflowFileName}/disable"));
    }

    private Task Enable(RepositoryPath repository, string workflowFileName)
    {
        Ensure.ArgumentNotNullOrEmptyString(workflowFileName, nameof(workflowFileName));
        return ApiConnection.Put(repository.At($"actions/workflows/{workflowFileName}/enable"));
    }

    private Task<Workflow> Get(RepositoryPath repository, string workflowFileName)
    {
        Ensure.ArgumentNotNullOrEmptyString(workflowFileName, nameof(workflowFileName));
        return ApiConnection.Get<Workflow>(repository.At($"actions/workflows/{workflowFileName}"));
    }

    private Task CreateDispatch(
        RepositoryPath repository,
        long workflowId,
        CreateWorkflowDispatch createDispatch
    )
    {
        Ensure.ArgumentNotNull(createDispatch, nameof(createDispatch));
        return ApiConnection.Post<object>(
            repository.At($"actions/workflows/{workflowId}/dispatches"),
            createDispatch
        );
    }

    private Task Disable(RepositoryPath repository, long workflowId) =>
        ApiConnection.Put(repository.At($"actions/workflows/{workflowId}/disable"));

    private Task Enable(RepositoryPath repository, long workflowId) =>
        ApiConnection.Put(repository.At($"actions/workflows/{workflowId}/enable"));

    private Task<Workflow> Get(RepositoryPath repository, long workflowId) =>
        ApiConnection.Get<Workflow>(repository.At($"actions/workflows/{workflowId}"));

    private async Task<WorkflowsResponse> List(RepositoryPath repository, ApiOptions options)
    {
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<WorkflowsResponse>(
                repository.At("actions/workflows"),
                parameters: null,
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private static WorkflowsResponse Join(IReadOnlyList<WorkflowsResponse> pages) =>
        new(
            pages.Count > 0 ? pages.Max(x => x.TotalCount) : 0,
            [.. pages.SelectMany(x => x.Workflows)]
        );
}
