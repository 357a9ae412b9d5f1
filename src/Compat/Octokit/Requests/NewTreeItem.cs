namespace Octokit;

/// <summary>An entry of a tree to create.</summary>
public class NewTreeItem
{
    public string Path { get; set; }

    /// <summary>One of <see cref="FileMode"/>.</summary>
    public string Mode { get; set; }

    public TreeType Type { get; set; }

    public string Sha { get; set; }

    /// <summary>The text of a file, instead of <see cref="Sha"/>.</summary>
    public string Content { get; set; }
}
