namespace Octokit;

/// <summary>Which issues of a repository to get.</summary>
public class RepositoryIssueRequest : IssueRequest
{
    /// <summary>The number of a milestone, <c>*</c> for any or <c>none</c>.</summary>
    public string Milestone { get; set; }

    public string Assignee { get; set; }

    public string Creator { get; set; }

    public string Mentioned { get; set; }
}
