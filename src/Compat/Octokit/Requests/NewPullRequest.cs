using Octokit.Internal;

namespace Octokit;

/// <summary>A pull request to create.</summary>
public class NewPullRequest
{
    public NewPullRequest(string title, string head, string baseRef)
    {
        Ensure.ArgumentNotNullOrEmptyString(title, nameof(title));
        Ensure.ArgumentNotNullOrEmptyString(head, nameof(head));
        Ensure.ArgumentNotNullOrEmptyString(baseRef, nameof(baseRef));
        Title = title;
        Head = head;
        Base = baseRef;
    }

    public NewPullRequest(int issueId, string head, string baseRef)
    {
        Ensure.ArgumentNotNullOrEmptyString(head, nameof(head));
        Ensure.ArgumentNotNullOrEmptyString(baseRef, nameof(baseRef));
        IssueId = issueId;
        Head = head;
        Base = baseRef;
    }

    [Parameter(Key = "issue")]
    public int? IssueId { get; private set; }

    public string Title { get; private set; }

    public string Base { get; private set; }

    public string Head { get; private set; }

    public bool? MaintainerCanModify { get; set; }

    public string Body { get; set; }

    public bool? Draft { get; set; }
}
