using Octokit.Internal;

namespace Octokit;

/// <summary>
/// Changes of an issue. What is null stays as it is, except for the milestone: without one the issue loses its.
/// </summary>
public class IssueUpdate
{
    public string Title { get; set; }

    public string Body { get; set; }

    public ICollection<string> Assignees { get; private set; }

    [SerializeNull]
    public int? Milestone { get; set; }

    public ICollection<string> Labels { get; private set; }

    public ItemState? State { get; set; }

    public ItemStateReason? StateReason { get; set; }

    public void AddAssignee(string name) => (Assignees ??= []).Add(name);

    public void ClearAssignees() => Assignees = [];

    public void RemoveAssignee(string name) => Assignees?.Remove(name);

    public void AddLabel(string name) => (Labels ??= []).Add(name);

    public void ClearLabels() => Labels = [];

    public void RemoveLabel(string name) => Labels?.Remove(name);
}
