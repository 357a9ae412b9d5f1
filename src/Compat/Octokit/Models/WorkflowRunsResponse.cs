namespace Octokit;

/// <summary>Workflow runs, and how many there are.</summary>
public class WorkflowRunsResponse
{
    public WorkflowRunsResponse() { }

    public WorkflowRunsResponse(int totalCount, IReadOnlyList<WorkflowRun> workflowRuns)
    {
        TotalCount = totalCount;
        WorkflowRuns = workflowRuns;
    }

    public int TotalCount { get; private set; }

    public IReadOnlyList<WorkflowRun> WorkflowRuns { get; private set; }
}
