using System.Runtime.CompilerServices;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>
    /// Whether there is a file or a directory. A variable or member whose name ends with file, executable, exe, script or
    /// archive means a file, one with directory, dir or folder a directory.
    /// </summary>
    public static bool Exists(
        this AbsolutePath path,
        [CallerArgumentExpression(nameof(path))] string expression = null
    )
    {
        expression ??= "";
        if (
            expression.EndsWithAnyOrdinalIgnoreCase(
                "file",
                "executable",
                "exe",
                "script",
                "archive"
            )
        )
            return path.FileExists();

        if (expression.EndsWithAnyOrdinalIgnoreCase("directory", "dir", "folder"))
            return path.DirectoryExists();

        return path.FileExists() || path.DirectoryExists();
    }

    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>Whether the directory has a file that matches the pattern, such as <c>*.csproj</c>.</summary>
    public static bool ContainsFile(
        this AbsolutePath path,
        string pattern,
        SearchOption options = SearchOption.TopDirectoryOnly
    )
    {
        Assert.DirectoryExists(path);
        return Directory.EnumerateFiles(path, pattern, options).Any();
    }

    /// <summary>Whether the directory has a directory that matches the pattern.</summary>
    public static bool ContainsDirectory(
        this AbsolutePath path,
        string pattern,
        SearchOption options = SearchOption.TopDirectoryOnly
    )
    {
        Assert.DirectoryExists(path);
        return Directory.EnumerateDirectories(path, pattern, options).Any();
    }

    /// <summary>The path, or null where <see cref="Exists"/> finds nothing.</summary>
    public static AbsolutePath Existing(
        this AbsolutePath path,
        [CallerArgumentExpression(nameof(path))] string expression = null
    ) => path.Exists(expression) ? path : null;

    public static AbsolutePath ExistingFile(this AbsolutePath path) =>
        path.FileExists() ? path : null;

    public static AbsolutePath ExistingDirectory(this AbsolutePath path) =>
        path.DirectoryExists() ? path : null;

    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(x => x.FileExists());

    public static IEnumerable<AbsolutePath> WhereDirectoryExists(
        this IEnumerable<AbsolutePath> paths
    ) => paths.Where(x => x.DirectoryExists());
}
