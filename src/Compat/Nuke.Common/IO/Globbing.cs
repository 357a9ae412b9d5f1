using Microsoft.Extensions.FileSystemGlobbing;

namespace Nuke.Common.IO;

/// <summary>
/// Files and directories by patterns such as <c>**/*.csproj</c>: <c>*</c> is any text, <c>?</c> one character, <c>[a-c]</c> and
/// <c>[!abc]</c> one of or none of the characters, <c>{obj,bin}</c> one of the texts, <c>**</c> any number of directories.
/// Results are ordered by pattern, then by path.
/// </summary>
public static class Globbing
{
    public static GlobbingCaseSensitivity GlobbingCaseSensitivity;

    /// <summary>Without patterns, the directory has them: <c>/repository/src/*.cs</c>.</summary>
    public static IReadOnlyCollection<string> GlobFiles(
        string directory,
        params string[] patterns
    ) => Glob(directory, patterns, directories: false);

    public static IReadOnlyCollection<AbsolutePath> GlobFiles(
        this AbsolutePath directory,
        params string[] patterns
    ) => Glob(directory, patterns, directories: false).ConvertAll(AbsolutePath.Create);

    /// <summary>Without patterns, the directory has them: <c>/repository/**/bin</c>.</summary>
    public static IReadOnlyCollection<string> GlobDirectories(
        string directory,
        params string[] patterns
    ) => Glob(directory, patterns, directories: true);

    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(
        this AbsolutePath directory,
        params string[] patterns
    ) => Glob(directory, patterns, directories: true).ConvertAll(AbsolutePath.Create);

    private static List<string> Glob(string directory, string[] patterns, bool directories)
    {
        if (patterns.Length == 0)
            (directory, patterns) = SplitDefinition(directory);

        directory = Path.GetFullPath(directory);
        if (!Directory.Exists(directory))
            return [];

        var ignoreCase =
            GlobbingCaseSensitivity == GlobbingCaseSensitivity.CaseInsensitive
            || (
                GlobbingCaseSensitivity == GlobbingCaseSensitivity.Auto
                && OperatingSystem.IsWindows()
            );
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var results = new List<string>();
        foreach (var pattern in patterns)
        {
            var found = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var alternative in GlobPattern.Parse(pattern, ignoreCase))
                Glob(directory, alternative, comparison, directories, found);

            results.AddRange(found);
        }

        return patterns.Length == 1 ? results : [.. results.Distinct(StringComparer.Ordinal)];
    }

    private static void Glob(
        string directory,
        GlobPattern pattern,
        StringComparison comparison,
        bool directories,
        SortedSet<string> found
    )
    {
        if (pattern.Text.Length == 0 || pattern.Text[0] == '/')
            return;

        var matcher = new Matcher(comparison);
        matcher.AddInclude(pattern.Text);
        var root = new GlobDirectory(new DirectoryInfo(directory), directories, parent: null);
        foreach (var match in matcher.Execute(root).Files)
        {
            if (pattern.Filter?.IsMatch(match.Path) != false)
                found.Add(Path.GetFullPath(match.Path, directory));
        }

        // What is in a directory at any depth includes, among directories, itself.
        if (!directories || !pattern.Text.EndsWith("**", StringComparison.Ordinal))
            return;

        if (pattern.Text == "**")
            found.Add(directory);
        else if (pattern.Text.EndsWith("/**", StringComparison.Ordinal))
            Glob(directory, pattern.WithoutEnd(), comparison, directories, found);
    }

    /// <summary>The last directory without a wildcard, and what follows it.</summary>
    private static (string Directory, string[] Patterns) SplitDefinition(AbsolutePath definition)
    {
        var directory = definition.FindParentOrSelf(x =>
            !x.ToString().Contains('*', StringComparison.Ordinal)
        );
        return (directory, [PathConstruction.GetRelativePath(directory, definition)]);
    }
}
