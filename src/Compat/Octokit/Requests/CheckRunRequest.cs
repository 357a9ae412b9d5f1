using Octokit.Internal;

namespace Octokit;

/// <summary>Which check runs to get.</summary>
public class CheckRunRequest : RequestParameters
{
    [Parameter(Key = "check_name")]
    public string CheckName { get; set; }

    [Parameter(Key = "status")]
    public StringEnum<CheckStatusFilter>? Status { get; set; }

    [Parameter(Key = "filter")]
    public StringEnum<CheckRunCompletedAtFilter>? Filter { get; set; }
}
