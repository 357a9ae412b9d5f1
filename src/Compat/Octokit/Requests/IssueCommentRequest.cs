using Octokit.Internal;

namespace Octokit;

/// <summary>Which comments to get.</summary>
public class IssueCommentRequest : RequestParameters
{
    public IssueCommentRequest()
    {
        Sort = IssueCommentSort.Created;
        Direction = SortDirection.Ascending;
        Since = null;
    }

    [Parameter(Key = "sort")]
    public IssueCommentSort Sort { get; set; }

    [Parameter(Key = "direction")]
    public SortDirection Direction { get; set; }

    [Parameter(Key = "since")]
    public DateTimeOffset? Since { get; set; }
}
