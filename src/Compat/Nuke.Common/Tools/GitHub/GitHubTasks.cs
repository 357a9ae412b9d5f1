using Nuke.Common.Git;
using Nuke.Common.IO;

namespace Nuke.Common.Tools.GitHub;

/// <summary>Owner, name and pages of a repository on github.com.</summary>
/// <remarks>What can be told from the repository is here. What asks GitHub, by <c>GitHubClient</c>, is not.</remarks>
public static class GitHubTasks
{
    public static bool IsGitHubRepository(this GitRepository repository) =>
        string.Equals(repository?.Endpoint, "github.com", StringComparison.OrdinalIgnoreCase);

    public static string GetGitHubOwner(this GitRepository repository) =>
        GetIdentifier(repository).Split('/')[0];

    public static string GetGitHubName(this GitRepository repository) =>
        GetIdentifier(repository).Split('/')[1];

    public static string GetGitHubCompareCommitsUrl(
        this GitRepository repository,
        string startCommitSha,
        string endCommitSha
    ) =>
        $"https://github.com/{GetIdentifier(repository)}/compare/{endCommitSha}^...{startCommitSha}";

    public static string GetGitHubCompareTagToHeadUrl(this GitRepository repository, string tag) =>
        $"https://github.com/{GetIdentifier(repository)}/compare/{tag}...HEAD";

    public static string GetGitHubCompareTagsUrl(
        this GitRepository repository,
        string startTag,
        string endTag
    ) => $"https://github.com/{GetIdentifier(repository)}/compare/{endTag}...{startTag}";

    public static string GetGitHubCommitUrl(this GitRepository repository, string commitSha) =>
        $"https://github.com/{GetIdentifier(repository)}/commit/{commitSha}";

    /// <summary><c>https://raw.githubusercontent.com/{identifier}/{branch}/{file}</c></summary>
    public static string GetGitHubDownloadUrl(
        this GitRepository repository,
        string file,
        string branch = null
    )
    {
        var identifier = GetIdentifier(repository);
        branch ??= GetBranch(repository);
        return $"https://raw.githubusercontent.com/{identifier}/{branch}/{GetRelativePath(repository, file)}";
    }

    /// <summary>
    /// <c>https://github.com/{identifier}/tree/{branch}/directory</c> or <c>https://github.com/{identifier}/blob/{branch}/file</c>
    /// </summary>
    public static string GetGitHubBrowseUrl(
        this GitRepository repository,
        string path = null,
        string branch = null,
        GitHubItemType itemType = GitHubItemType.Automatic
    )
    {
        var identifier = GetIdentifier(repository);
        branch ??= GetBranch(repository);
        var relativePath = GetRelativePath(repository, path);
        var method = GetMethod(repository, relativePath, itemType)
            .NotNull("Could not determine item type");
        return $"https://github.com/{identifier}/{method}/{branch}/{relativePath}".TrimEnd('/');
    }

    private static string GetIdentifier(GitRepository repository)
    {
        Assert.True(repository.IsGitHubRepository());
        return repository.Identifier;
    }

    private static string GetBranch(GitRepository repository) =>
        repository.Branch.NotNull("repository.Branch != null");

    private static string GetMethod(
        GitRepository repository,
        string relativePath,
        GitHubItemType itemType
    )
    {
        var path =
            repository.LocalDirectory is { } directory && relativePath is not null
                ? directory / relativePath
                : null;
        if (relativePath is null || itemType == GitHubItemType.Directory || Directory.Exists(path))
            return "tree";

        return itemType == GitHubItemType.File || File.Exists(path) ? "blob" : null;
    }

    private static string GetRelativePath(GitRepository repository, string path)
    {
        if (path is null || !PathConstruction.HasPathRoot(path))
            return path;

        var directory = repository.LocalDirectory.NotNull();
        var relative = Path.GetRelativePath(directory, path).Replace('\\', '/');
        Assert.True(
            relative != ".."
                && !relative.StartsWith("../", StringComparison.Ordinal)
                && !PathConstruction.HasPathRoot(relative),
            $"Path '{path}' must be descendant of '{directory}'"
        );
        return relative == "." ? "" : relative;
    }
}
