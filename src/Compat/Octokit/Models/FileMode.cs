namespace Octokit;

/// <summary>Modes of entries of a tree.</summary>
public static class FileMode
{
    public const string File = "100644";
    public const string Executable = "100755";
    public const string Subdirectory = "040000";
    public const string Submodule = "160000";
    public const string Symlink = "120000";
}
