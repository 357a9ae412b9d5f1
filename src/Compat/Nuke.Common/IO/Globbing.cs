using Microsoft.Extensions.FileSystemGlobbing;

namespace Nuke.Common.IO;

/// <summary>Whether patterns tell upper from lower case.</summary>
public enum GlobbingCaseSensitivity
{
    Auto,
    CaseSensitive,
    CaseInsensitive,
}

/// <summary>Files and directories by patterns such as <c>**/*.csproj</c>, in ordinal order.</summary>
public static class Globbing
{
    public static GlobbingCaseSensitivity GlobbingCaseSensitivity { get; set; } =
        GlobbingCaseSensitivity.Auto;

    public static IReadOnlyCollection<string> GlobFiles(
        string directory,
        params string[] patterns
    ) => [.. AbsolutePath.Create(directory).GlobFiles(patterns).Select(x => (string)x)];

    public static IReadOnlyCollection<AbsolutePath> GlobFiles(
        this AbsolutePath directory,
        params string[] patterns
    )
    {
        if (!Directory.Exists(directory))
            return [];

        return
        [
            .. CreateMatcher(patterns)
                .GetResultsInFullPath(directory)
                .Select(AbsolutePath.Create)
                .OrderBy(x => (string)x, StringComparer.Ordinal),
        ];
    }

    public static IReadOnlyCollection<string> GlobDirectories(
        string directory,
        params string[] patterns
    ) => [.. AbsolutePath.Create(directory).GlobDirectories(patterns).Select(x => (string)x)];

    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(
        this AbsolutePath directory,
        params string[] patterns
    )
    {
        if (!Directory.Exists(directory))
            return [];

        // The matcher knows files only; to it, each directory is one.
        var matcher = CreateMatcher(patterns);
        return
        [
            .. Directory
                .EnumerateDirectories(directory, "*", SearchOption.AllDirectories)
                .Where(x =>
                    matcher.Match(PathConstruction.GetRelativePath(directory, x)).HasMatches
                )
                .Order(StringComparer.Ordinal)
                .Select(AbsolutePath.Create),
        ];
    }

    private static Matcher CreateMatcher(string[] patterns)
    {
        var insensitive =
            GlobbingCaseSensitivity == GlobbingCaseSensitivity.CaseInsensitive
            || (
                GlobbingCaseSensitivity == GlobbingCaseSensitivity.Auto
                && OperatingSystem.IsWindows()
            );
        var matcher = new Matcher(
            insensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );
        matcher.AddIncludePatterns(patterns);
        return matcher;
    }
}
