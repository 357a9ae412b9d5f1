using Octokit.Internal;

namespace Octokit;

/// <summary>What a path in a repository is.</summary>
public enum ContentType
{
    [Parameter(Value = "file")]
    File,

    [Parameter(Value = "dir")]
    Dir,

    [Parameter(Value = "symlink")]
    Symlink,

    [Parameter(Value = "submodule")]
    Submodule,
}
