using Octokit.Internal;

namespace Octokit;

/// <summary>Which workflow runs to get.</summary>
public class WorkflowRunsRequest : RequestParameters
{
    /// <summary>The login of who started them.</summary>
    public string Actor { get; set; }

    public string Branch { get; set; }

    public string Event { get; set; }

    [Parameter(Key = "head_sha")]
    public string HeadSha { get; set; }

    public StringEnum<CheckRunStatusFilter> Status { get; set; }

    /// <summary>A date or range of dates, as searches have it.</summary>
    public string Created { get; set; }

    [Parameter(Key = "exclude_pull_requests")]
    public bool? ExcludePullRequests { get; set; }

    [Parameter(Key = "check_suite_id")]
    public long? CheckSuiteId { get; set; }
}
