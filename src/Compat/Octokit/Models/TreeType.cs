using Octokit.Internal;

namespace Octokit;

/// <summary>What an entry of a tree is.</summary>
public enum TreeType
{
    [Parameter(Value = "blob")]
    Blob,

    [Parameter(Value = "tree")]
    Tree,

    [Parameter(Value = "commit")]
    Commit,
}
