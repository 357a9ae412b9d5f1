namespace Octokit;

/// <summary>Check runs, and how many there are.</summary>
public class CheckRunsResponse
{
    public CheckRunsResponse() { }

    public CheckRunsResponse(int totalCount, IReadOnlyList<CheckRun> checkRuns)
    {
        TotalCount = totalCount;
        CheckRuns = checkRuns;
    }

    public int TotalCount { get; private set; }

    public IReadOnlyList<CheckRun> CheckRuns { get; private set; }
}
