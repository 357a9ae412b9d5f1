namespace Nuke.Common.Tools.GitHub;

/// <summary>What a path in a repository names.</summary>
public enum GitHubItemType
{
    /// <summary>What it is in the working copy.</summary>
    Automatic,
    File,
    Directory,
}
