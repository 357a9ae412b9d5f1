namespace Octokit;

/// <summary>Check suites, and how many there are.</summary>
public class CheckSuitesResponse
{
    public CheckSuitesResponse() { }

    public CheckSuitesResponse(int totalCount, IReadOnlyList<CheckSuite> checkSuites)
    {
        TotalCount = totalCount;
        CheckSuites = checkSuites;
    }

    public int TotalCount { get; private set; }

    public IReadOnlyList<CheckSuite> CheckSuites { get; private set; }
}
