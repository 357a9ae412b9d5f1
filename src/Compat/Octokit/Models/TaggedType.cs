using Octokit.Internal;

namespace Octokit;

/// <summary>What a tag names.</summary>
public enum TaggedType
{
    [Parameter(Value = "commit")]
    Commit,

    [Parameter(Value = "blob")]
    Blob,

    [Parameter(Value = "tree")]
    Tree,

    [Parameter(Value = "tag")]
    Tag,
}
