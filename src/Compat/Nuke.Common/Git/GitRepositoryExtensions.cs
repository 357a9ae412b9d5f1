namespace Nuke.Common.Git;

/// <summary>What a branch is for, by the names that are in use.</summary>
public static class GitRepositoryExtensions
{
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) =>
        repository.IsOnMainBranch() || repository.IsOnMasterBranch();

    public static bool IsOnMasterBranch(this GitRepository repository) => Is(repository, "master");

    public static bool IsOnMainBranch(this GitRepository repository) => Is(repository, "main");

    /// <summary>Whether the branch is <c>dev</c>, <c>develop</c> or <c>development</c>.</summary>
    public static bool IsOnDevelopBranch(this GitRepository repository) =>
        Is(repository, "dev") || Is(repository, "develop") || Is(repository, "development");

    /// <summary>Whether the branch is in <c>feature/</c> or <c>features/</c>.</summary>
    public static bool IsOnFeatureBranch(this GitRepository repository) =>
        IsIn(repository, "feature/") || IsIn(repository, "features/");

    /// <summary>Whether the branch is in <c>release/</c> or <c>releases/</c>.</summary>
    public static bool IsOnReleaseBranch(this GitRepository repository) =>
        IsIn(repository, "release/") || IsIn(repository, "releases/");

    /// <summary>Whether the branch is in <c>hotfix/</c> or <c>hotfixes/</c>.</summary>
    public static bool IsOnHotfixBranch(this GitRepository repository) =>
        IsIn(repository, "hotfix/") || IsIn(repository, "hotfixes/");

    private static bool Is(GitRepository repository, string name) =>
        string.Equals(repository.Branch, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsIn(GitRepository repository, string folder) =>
        repository.Branch?.StartsWith(folder, StringComparison.OrdinalIgnoreCase) == true;
}
