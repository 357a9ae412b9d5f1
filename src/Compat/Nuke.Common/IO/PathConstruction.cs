namespace Nuke.Common.IO;

/// <summary>Paths as text.</summary>
public static class PathConstruction
{
    public static RelativePath GetRelativePathTo(
        this AbsolutePath basePath,
        string destinationPath
    ) => (RelativePath)GetRelativePath(basePath, destinationPath);

    public static WinRelativePath GetWinRelativePathTo(
        this AbsolutePath basePath,
        string destinationPath
    ) => GetWinRelativePath(basePath, destinationPath);

    public static UnixRelativePath GetUnixRelativePathTo(
        this AbsolutePath basePath,
        string destinationPath
    ) => GetUnixRelativePath(basePath, destinationPath);

    public static WinRelativePath GetWinRelativePath(string basePath, string destinationPath) =>
        (WinRelativePath)GetRelativePath(basePath, destinationPath);

    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) =>
        (UnixRelativePath)GetRelativePath(basePath, destinationPath);

    public static WinRelativePath ToWinRelativePath(this RelativePath path) =>
        (WinRelativePath)(string)path;

    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) =>
        (UnixRelativePath)(string)path;

    /// <summary>Whether a path lies below another.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) =>
        IsDescendantPath(basePath, destinationPath);

    public static string GetRelativePath(string basePath, string destinationPath) =>
        Path.GetRelativePath(NormalizePath(basePath), NormalizePath(destinationPath));

    public static bool IsDescendantPath(string basePath, string destinationPath)
    {
        var relative = GetRelativePath(basePath, destinationPath);
        return relative != "."
            && relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !HasPathRoot(relative);
    }

    public static bool HasPathRoot(string path) => GetPathRoot(path) is not null;

    /// <summary>The root, <c>/</c>, <c>C:\</c> or <c>\\server</c>; null where there is none.</summary>
    public static string GetPathRoot(string path)
    {
        if (string.IsNullOrEmpty(path))
            return null;

        if (path[0] == '/')
            return "/";

        if (path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':')
            return path[..2] + (path.Length > 2 ? "\\" : "");

        return path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\" : null;
    }

    public static string Combine(string left, string right, char? separator = null)
    {
        if (string.IsNullOrEmpty(right))
            return NormalizePath(left, separator);

        Assert.True(!HasPathRoot(right), $"Second path '{right}' must not be rooted");
        if (string.IsNullOrEmpty(left))
            return NormalizePath(right, separator);

        return NormalizePath(left + (separator ?? GetSeparator(left)) + right, separator);
    }

    /// <summary>Resolves <c>.</c> and <c>..</c>, unifies separators, drops the last one.</summary>
    public static string NormalizePath(string path, char? separator = null)
    {
        path ??= "";
        var root = GetPathRoot(path) ?? "";
        var used = separator ?? GetSeparator(root);
        var segments = new List<string>();
        foreach (var segment in path[Math.Min(root.Length, path.Length)..].Split('/', '\\'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;

            if (
                segment != ".."
                || (segments.Count == 0 && root.Length == 0)
                || (segments.Count > 0 && segments[^1] == "..")
            )
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else
                throw new ArgumentException($"Path '{path}' goes above its root", nameof(path));
        }

        return root + string.Join(used, segments);
    }

    private static char GetSeparator(string path) =>
        GetPathRoot(path) switch
        {
            null or "" => Path.DirectorySeparatorChar,
            "/" => '/',
            _ => '\\',
        };
}
