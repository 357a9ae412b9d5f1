using Octokit.Internal;

namespace Octokit;

/// <summary>Which pull requests to get.</summary>
public class PullRequestRequest : RequestParameters
{
    public PullRequestRequest()
    {
        State = ItemStateFilter.Open;
        SortProperty = PullRequestSort.Created;
        SortDirection = SortDirection.Descending;
    }

    public ItemStateFilter State { get; set; }

    /// <summary>Owner and branch, as <c>owner:branch</c>.</summary>
    public string Head { get; set; }

    public string Base { get; set; }

    [Parameter(Key = "sort")]
    public PullRequestSort SortProperty { get; set; }

    [Parameter(Key = "direction")]
    public SortDirection SortDirection { get; set; }
}
