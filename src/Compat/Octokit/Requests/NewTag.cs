namespace Octokit;

/// <summary>An annotated tag to create.</summary>
public class NewTag
{
    public string Tag { get; set; }

    public string Message { get; set; }

    /// <summary>The hash of what the tag names.</summary>
    public string Object { get; set; }

    public TaggedType Type { get; set; }

    public Committer Tagger { get; set; }
}
