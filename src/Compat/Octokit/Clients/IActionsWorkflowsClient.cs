namespace Octokit;

/// <summary>Workflows of GitHub Actions.</summary>
public interface IActionsWorkflowsClient
{
    IActionsWorkflowRunsClient Runs { get; }
    Task CreateDispatch(
        string owner,
        string name,
        string workflowFileName,
        CreateWorkflowDispatch createDispatch
    );
    Task Disable(string owner, string name, string workflowFileName);
    Task Enable(string owner, string name, string workflowFileName);
    Task<Workflow> Get(string owner, string name, string workflowFileName);
    Task CreateDispatch(
        string owner,
        string name,
        long workflowId,
        CreateWorkflowDispatch createDispatch
    );
    Task Disable(string owner, string name, long workflowId);
    Task Enable(string owner, string name, long workflowId);
    Task<Workflow> Get(string owner, string name, long workflowId);
    Task<WorkflowsResponse> List(string owner, string name);
    Task<WorkflowsResponse> List(string owner, string name, ApiOptions options);
}
