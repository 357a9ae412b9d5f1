namespace Octokit;

/// <summary>Runs of workflows of GitHub Actions.</summary>
public interface IActionsWorkflowRunsClient
{
    Task<WorkflowRunsResponse> List(string owner, string name);
    Task<WorkflowRunsResponse> List(
        string owner,
        string name,
        WorkflowRunsRequest workflowRunsRequest
    );
    Task<WorkflowRunsResponse> List(
        string owner,
        string name,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    );
    Task<WorkflowRunsResponse> ListByWorkflow(string owner, string name, long workflowId);
    Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        long workflowId,
        WorkflowRunsRequest workflowRunsRequest
    );
    Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        long workflowId,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    );
    Task<WorkflowRunsResponse> ListByWorkflow(string owner, string name, string workflowFileName);
    Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        string workflowFileName,
        WorkflowRunsRequest workflowRunsRequest
    );
    Task<WorkflowRunsResponse> ListByWorkflow(
        string owner,
        string name,
        string workflowFileName,
        WorkflowRunsRequest workflowRunsRequest,
        ApiOptions options
    );
    Task<WorkflowRun> Get(string owner, string name, long runId);
    Task Delete(string owner, string name, long runId);
    Task Approve(string owner, string name, long runId);
    Task Cancel(string owner, string name, long runId);
    Task Rerun(string owner, string name, long runId);
    Task RerunFailedJobs(string owner, string name, long runId);
    Task<WorkflowRun> GetAttempt(string owner, string name, long runId, long attemptNumber);
}
