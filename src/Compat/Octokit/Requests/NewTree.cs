using System.Collections.ObjectModel;

namespace Octokit;

/// <summary>A tree to create.</summary>
public class NewTree
{
    /// <summary>The hash of the tree that is changed.</summary>
    public string BaseTree { get; set; }

    public Collection<NewTreeItem> Tree { get; private set; } = [];
}
