namespace Nuke.Common.IO;

/// <summary>
/// Files and directories by patterns such as <c>**/*.csproj</c>: <c>*</c> is any text, <c>?</c> one character, <c>[a-c]</c> and
/// <c>[!abc]</c> one of or none of the characters, <c>{obj,bin}</c> one of the texts, <c>**</c> any number of directories.
/// Results are ordered by pattern, then by name, those of a directory before those below it.
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
        var results = new List<string>();
        foreach (var pattern in patterns)
            new GlobWalk(GlobPattern.Parse(pattern, ignoreCase), directories, results).Run(
                directory
            );

        return patterns.Length == 1 ? results : [.. results.Distinct(StringComparer.Ordinal)];
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
