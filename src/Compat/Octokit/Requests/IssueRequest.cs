using System.Collections.ObjectModel;
using Octokit.Internal;

namespace Octokit;

/// <summary>Which issues to get.</summary>
public class IssueRequest : RequestParameters
{
    public IssueRequest()
    {
        Filter = IssueFilter.Assigned;
        State = ItemStateFilter.Open;
        Labels = [];
        SortProperty = IssueSort.Created;
        SortDirection = SortDirection.Descending;
    }

    public IssueFilter Filter { get; set; }

    public ItemStateFilter State { get; set; }

    public Collection<string> Labels { get; private set; }

    [Parameter(Key = "sort")]
    public IssueSort SortProperty { get; set; }

    [Parameter(Key = "direction")]
    public SortDirection SortDirection { get; set; }

    public DateTimeOffset? Since { get; set; }
}
