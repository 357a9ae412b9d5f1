namespace Nuke.Common.IO;

/// <summary>What builds do with files and directories.</summary>
public static partial class AbsolutePathExtensions
{
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

    /// <summary>Creates the file where there is none and sets the time of its last change.</summary>
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

    /// <summary>Deletes the file if there is one.</summary>
    public static void DeleteFile(this AbsolutePath path)
    {
        if (!File.Exists(path))
            return;

        MakeWritable(path);
        File.Delete(path);
    }

    /// <summary>Deletes the directory with all that is in it if there is one.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!Directory.Exists(path))
            return;

        if (OperatingSystem.IsWindows())
        {
            var options = new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.ReparsePoint,
            };
            foreach (var file in Directory.EnumerateFiles(path, "*", options))
                MakeWritable(file);
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

    /// <summary>Whether the name ends with one of the extensions, in upper or lower case, with or without dot.</summary>
    public static bool HasExtension(
        this AbsolutePath path,
        string extension,
        params string[] alternativeExtensions
    )
    {
        var name = path.Name;
        return EndsWith(extension) || Array.Exists(alternativeExtensions, EndsWith);

        bool EndsWith(string x) =>
            name.EndsWith("." + x.TrimStart('.'), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The path with another extension, given with or without dot.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        path.Parent / Path.ChangeExtension(path.Name, extension);

    /// <summary>The closest directory above that satisfies the predicate, or null.</summary>
    public static AbsolutePath FindParent(
        this AbsolutePath path,
        Func<AbsolutePath, bool> predicate
    ) => path.NotNull().Parent?.FindParentOrSelf(predicate);

    /// <summary>The path itself or the closest directory above that satisfies the predicate, or null.</summary>
    public static AbsolutePath FindParentOrSelf(
        this AbsolutePath path,
        Func<AbsolutePath, bool> predicate
    )
    {
        var current = path.NotNull();
        while (current is not null && !predicate(current))
            current = current.Parent;

        return current;
    }

    public static FileInfo ToFileInfo(this AbsolutePath path) =>
        path is null ? null : new FileInfo(path);

    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) =>
        path is null ? null : new DirectoryInfo(path);

    /// <summary>Whether there is a directory whose name starts with a dot.</summary>
    public static bool IsDotDirectory(this AbsolutePath path) =>
        path.DirectoryExists() && path.Name.StartsWith('.');

    public static DateTime GetLastWriteTimeUtc(this AbsolutePath path) =>
        path.FileExists() ? File.GetLastWriteTimeUtc(path) : Directory.GetLastWriteTimeUtc(path);

    /// <summary>Windows refuses to delete or replace files that are read-only.</summary>
    private static void MakeWritable(string file)
    {
        if (OperatingSystem.IsWindows())
            File.SetAttributes(file, FileAttributes.Normal);
    }
}
