using System.Runtime.CompilerServices;

namespace Nuke.Common.IO;

/// <summary>What builds do with files and directories.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Files up to a depth: 1 is the directory itself.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = FileAttributes.None
    ) =>
        Enumerate(
            path,
            depth,
            attributes,
            (directory, options) => Directory.EnumerateFiles(directory, pattern, options)
        );

    /// <summary>Directories up to a depth: 1 is those directly below.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = FileAttributes.None
    ) =>
        Enumerate(
            path,
            depth,
            attributes,
            (directory, options) => Directory.EnumerateDirectories(directory, pattern, options)
        );

    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes an empty directory.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    public static AbsolutePath TouchFile(
        this AbsolutePath path,
        DateTime? time = null,
        bool createDirectories = true
    )
    {
        if (createDirectories)
            path.Parent.CreateDirectory();

        if (!File.Exists(path))
            File.WriteAllBytes(path, []);

        File.SetLastWriteTime(path, time ?? TimeProvider.System.GetLocalNow().DateTime);
        return path;
    }

    public static void DeleteFile(this AbsolutePath path)
    {
        if (!File.Exists(path))
            return;

        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!Directory.Exists(path))
            return;

        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(path, recursive: true);
    }

    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteFile();
    }

    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths)
            path.DeleteDirectory();
    }

    /// <summary>Whether there is a file or, where the name has no extension, a directory.</summary>
    public static bool Exists(
        this AbsolutePath path,
        [CallerArgumentExpression(nameof(path))] string expression = null
    ) =>
        IsFileExpression(expression) ? path.FileExists()
        : IsDirectoryExpression(expression) ? path.DirectoryExists()
        : path.FileExists() || path.DirectoryExists();

    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    public static bool ContainsFile(
        this AbsolutePath path,
        string pattern,
        SearchOption options = SearchOption.TopDirectoryOnly
    ) => path.ToDirectoryInfo().EnumerateFiles(pattern, options).Any();

    public static bool ContainsDirectory(
        this AbsolutePath path,
        string pattern,
        SearchOption options = SearchOption.TopDirectoryOnly
    ) => path.ToDirectoryInfo().EnumerateDirectories(pattern, options).Any();

    /// <summary>The path, or null where nothing is there.</summary>
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

    public static bool HasExtension(
        this AbsolutePath path,
        string extension,
        params string[] alternativeExtensions
    ) =>
        alternativeExtensions
            .Prepend(extension)
            .Any(x =>
                path.Name.EndsWith("." + x.TrimStart('.'), StringComparison.OrdinalIgnoreCase)
            );

    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        path.Parent / Path.ChangeExtension(path.Name, extension);

    /// <summary>The closest directory above that satisfies the predicate, or null.</summary>
    public static AbsolutePath FindParent(
        this AbsolutePath path,
        Func<AbsolutePath, bool> predicate
    ) => path.Parent?.FindParentOrSelf(predicate);

    public static AbsolutePath FindParentOrSelf(
        this AbsolutePath path,
        Func<AbsolutePath, bool> predicate
    )
    {
        var current = path;
        while (current is not null && !predicate(current))
            current = current.Parent;

        return current;
    }

    public static FileInfo ToFileInfo(this AbsolutePath path) =>
        path is null ? null : new FileInfo(path);

    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) =>
        path is null ? null : new DirectoryInfo(path);

    public static bool IsDotDirectory(this AbsolutePath path) => path.Name.StartsWith('.');

    public static DateTime GetLastWriteTimeUtc(this AbsolutePath path) =>
        path.FileExists() ? File.GetLastWriteTimeUtc(path) : Directory.GetLastWriteTimeUtc(path);

    /// <summary>A variable that is named after a file or a directory says which of them it means.</summary>
    private static bool IsFileExpression(string expression) =>
        expression?.TrimEnd(')', '(').EndsWith("File", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsDirectoryExpression(string expression) =>
        expression?.TrimEnd(')', '(') is { } name
        && (
            name.EndsWith("Directory", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Dir", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("Folder", StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<AbsolutePath> Enumerate(
        AbsolutePath path,
        int depth,
        FileAttributes attributes,
        Func<string, EnumerationOptions, IEnumerable<string>> enumerate
    )
    {
        Assert.True(depth >= 0, "Depth must not be negative");
        if (depth == 0)
            return [];

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = depth > 1,
            MaxRecursionDepth = depth - 1,
            AttributesToSkip = FileAttributes.None,
            MatchType = MatchType.Win32,
        };
        return enumerate(path, options)
            .Where(x =>
                attributes == FileAttributes.None
                || (File.GetAttributes(x) & attributes) == attributes
            )
            .Order(StringComparer.Ordinal)
            .Select(AbsolutePath.Create);
    }
}
