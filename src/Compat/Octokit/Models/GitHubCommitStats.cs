namespace Octokit;

/// <summary>How many lines a commit changes.</summary>
public class GitHubCommitStats
{
    public GitHubCommitStats() { }

    public GitHubCommitStats(int additions, int deletions, int total)
    {
        Additions = additions;
        Deletions = deletions;
        Total = total;
    }

    public int Additions { get; private set; }

    public int Deletions { get; private set; }

    public int Total { get; private set; }
}
