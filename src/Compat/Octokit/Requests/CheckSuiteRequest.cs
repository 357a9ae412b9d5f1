using Octokit.Internal;

namespace Octokit;

/// <summary>Which check suites to get.</summary>
public class CheckSuiteRequest : RequestParameters
{
    [Parameter(Key = "app_id")]
    public long? AppId { get; set; }

    [Parameter(Key = "check_name")]
    public string CheckName { get; set; }
}
