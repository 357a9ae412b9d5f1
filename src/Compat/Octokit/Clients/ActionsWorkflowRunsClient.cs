namespace Octokit;

/// <summary>Runs of workflows of GitHub Actions.</summary>
public class ActionsWorkflowRunsClient : ApiClient, IActionsWorkflowRunsClient
{
    public ActionsWorkflowRunsClient(IApiConnection apiConnection)
        : base(apiConnection) { }

    public Task<WorkflowRunsResponse> List(string owner, string name) =>
        List(owner, name, new WorkflowRunsRequest(), ApiOptions.None);

    public Task<WorkflowRunsResponse> List(
        string owner,
        string name,
        WorkflowRunsRequest workflowRunsRequest
    ) => List(owner, name, workflowRunsRequest, ApiOptions.None);

    public Task<WorkflowRunsResponse> List(
        string owner,
        string name,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    ) => List(RepositoryPath.Of(owner, name), workflowRunsRequest, options);

    public Task<WorkflowRunsResponse> ListByWorkflow(string owner, string name, long workflowId) =>
        ListByWorkflow(owner, name, workflowId, new WorkflowRunsRequest(), ApiOptions.None);

    public Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        long workflowId,
        WorkflowRunsRequest workflowRunsRequest
    ) => ListByWorkflow(owner, name, workflowId, workflowRunsRequest, ApiOptions.None);

    public Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        long workflowId,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    ) => ListByWorkflow(RepositoryPath.Of(owner, name), workflowId, workflowRunsRequest, options);

    public Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        string workflowFileName
    ) => ListByWorkflow(owner, name, workflowFileName, new WorkflowRunsRequest(), ApiOptions.None);

    public Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        string workflowFileName,
        WorkflowRunsRequest workflowRunsRequest
    ) => ListByWorkflow(owner, name, workflowFileName, workflowRunsRequest, ApiOptions.None);

    public Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        string workflowFileName,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    ) =>
        ListByWorkflow(
            RepositoryPath.Of(owner, name),
            workflowFileName,
            workflowRunsRequest,
            options
        );

    public Task<WorkflowRun> Get(string owner, string name, long runId) =>
        Get(RepositoryPath.Of(owner, name), runId);

    public Task Delete(string owner, string name, long runId) =>
        Delete(RepositoryPath.Of(owner, name), runId);

    public Task Approve(string owner, string name, long runId) =>
        Approve(RepositoryPath.Of(owner, name), runId);

    public Task Cancel(string owner, string name, long runId) =>
        Cancel(RepositoryPath.Of(owner, name), runId);

    public Task Rerun(string owner, string name, long runId) =>
        Rerun(RepositoryPath.Of(owner, name), runId);

    public Task RerunFailedJobs(string owner, string name, long runId) =>
        RerunFailedJobs(RepositoryPath.Of(owner, name), runId);

    public Task<WorkflowRun> GetAttempt(
        string owner,
        string name,
        long runId,
        long attemptNumber
    ) => GetAttempt(RepositoryPath.Of(owner, name), runId, attemptNumber);

    private async Task<WorkflowRunsResponse> List(
        RepositoryPath repository,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(workflowRunsRequest, nameof(workflowRunsRequest));
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<WorkflowRunsResponse>(
                repository.At("actions/runs"),
                workflowRunsRequest.ToParametersDictionary(),
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private async Task<WorkflowRunsResponse> ListByWorkflow(
        RepositoryPath repository,
        long workflowId,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(workflowRunsRequest, nameof(workflowRunsRequest));
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<WorkflowRunsResponse>(
                repository.At($"actions/workflows/{workflowId}/runs"),
                workflowRunsRequest.ToParametersDictionary(),
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private async Task<WorkflowRunsResponse> ListByWorkflow(
        RepositoryPath repository,
        string workflowFileName,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNullOrEmptyString(workflowFileName, nameof(workflowFileName));
        Ensure.ArgumentNotNull(workflowRunsRequest, nameof(workflowRunsRequest));
        Ensure.ArgumentNotNull(options, nameof(options));
        var pages = await ApiConnection
            .GetAll<WorkflowRunsResponse>(
                repository.At($"actions/workflows/{workflowFileName}/runs"),
                workflowRunsRequest.ToParametersDictionary(),
                options
            )
            .ConfigureAwait(false);
        return Join(pages);
    }

    private Task<WorkflowRun> Get(RepositoryPath repository, long runId) =>
        ApiConnection.Get<WorkflowRun>(repository.At($"actions/runs/{runId}"));

    private Task Delete(RepositoryPath repository, long runId) =>
        ApiConnection.Delete(repository.At($"actions/runs/{runId}"));

    private Task Approve(RepositoryPath repository, long runId) =>
        ApiConnection.Post(repository.At($"actions/runs/{runId}/approve"));

    private Task Cancel(RepositoryPath repository, long runId) =>
        ApiConnection.Post(repository.At($"actions/runs/{runId}/cancel"));

    private Task Rerun(RepositoryPath repository, long runId) =>
        ApiConnection.Post(repository.At($"actions/runs/{runId}/rerun"));

    private Task RerunFailedJobs(RepositoryPath repository, long runId) =>
        ApiConnection.Post(repository.At($"actions/runs/{runId}/rerun-failed-jobs"));

    private Task<WorkflowRun> GetAttempt(
        RepositoryPath repository,
        long runId,
        long attemptNumber
    ) =>
        ApiConnection.Get<WorkflowRun>(
            repository.At($"actions/runs/{runId}/attempts/{attemptNumber}")
        );

    private static WorkflowRunsResponse Join(IReadOnlyList<WorkflowRunsResponse> pages) =>
        new(
            pages.Count > 0 ? pages.Max(x => x.TotalCount) : 0,
            [.. pages.SelectMany(x => x.WorkflowRuns)]
        );
}
