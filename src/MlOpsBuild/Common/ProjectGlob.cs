using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace MlOpsBuild.Common;

/// <summary>Finds the files of a project that a glob means: <c>*</c> within a name, <c>**</c> over folders.</summary>
internal static class ProjectGlob
{
    // What is never an input: the records of Git and of this library.
    private static readonly string[] Never = ["**/.mlops/**", "**/.git/**"];

    /// <summary>The files, relative to the project with forward slashes, in ordinal order.</summary>
    /// <param name="projectDirectory">The folder that it is relative to.</param>
    /// <param name="pattern">The glob.</param>
    /// <param name="absent">
    /// Gives files that are not on disk and count as if they were, at or below a path; all relative to the project.
    /// </param>
    /// <param name="except">Further globs of files that are left out.</param>
    public static List<string> Match(
        string projectDirectory,
        string pattern,
        Func<string, IReadOnlyList<string>>? absent,
        params IReadOnlyList<string> except
    )
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern);
        foreach (var left in Never.Concat(except))
        {
            matcher.AddExclude(left);
        }

        var result = matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(projectDirectory)));
        return
        [
            .. result
                .Files.Select(f => f.Path.Replace('\\', '/'))
                .Concat(
                    matcher.Match(absent?.Invoke(FolderOf(pattern)) ?? []).Files.Select(f => f.Path)
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // The part of a glob before its first wildcard, up to a slash.
    private static string FolderOf(string pattern)
    {
        var wildcard = pattern.IndexOf('*', StringComparison.Ordinal);
        var slash = wildcard < 0 ? -1 : pattern.LastIndexOf('/', wildcard);
        return wildcard < 0 ? pattern
            : slash < 0 ? "."
            : pattern[..slash];
    }
}
