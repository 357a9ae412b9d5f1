namespace Octokit;

/// <summary>Workflows, and how many there are.</summary>
public class WorkflowsResponse
{
    public WorkflowsResponse() { }

    public WorkflowsResponse(int totalCount, IReadOnlyList<Workflow> workflows)
    {
        TotalCount = totalCount;
        Workflows = workflows;
    }

    public int TotalCount { get; private set; }

    public IReadOnlyList<Workflow> Workflows { get; private set; }
}
