using System.Collections.ObjectModel;

namespace Octokit;

/// <summary>An issue to create.</summary>
public class NewIssue
{
    public NewIssue(string title)
    {
        Title = title;
        Assignees = [];
        Labels = [];
    }

    public string Title { get; private set; }

    public string Body { get; set; }

    public Collection<string> Assignees { get; private set; }

    /// <summary>The number of the milestone.</summary>
    public int? Milestone { get; set; }

    public Collection<string> Labels { get; private set; }
}
