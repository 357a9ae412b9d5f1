namespace Nuke.Common.IO;

/// <summary>
/// Paths as text, in the form of Unix (<c>/bin</c>), of Windows (<c>C:\bin</c>) or of a Windows share
/// (<c>\\server\bin</c>), on any operating system.
/// </summary>
public static partial class PathConstruction
{
    internal const char WinSeparator = '\\';
    internal const char UnixSeparator = '/';

    public static WinRelativePath GetWinRelativePath(string basePath, string destinationPath) =>
        (WinRelativePath)GetRelativePath(basePath, destinationPath);

    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) =>
        (UnixRelativePath)GetRelativePath(basePath, destinationPath);

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

    public static WinRelativePath ToWinRelativePath(this RelativePath path) =>
        (WinRelativePath)(string)path;

    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) =>
        (UnixRelativePath)(string)path;

    /// <summary>Whether a path is another one or lies below it.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) =>
        IsDescendantPath(basePath, destinationPath);

    /// <summary>The way from one path to another; empty where they are the same.</summary>
    public static string GetRelativePath(string basePath, string destinationPath)
    {
        basePath = NormalizePath(basePath);
        destinationPath = NormalizePath(destinationPath);
        var separator = GetSeparator(basePath);
        Assert.True(
            separator == GetSeparator(destinationPath),
            $"Separators do not match: '{basePath}' and '{destinationPath}'"
        );
        Assert.True(
            HaveSameRoot(basePath, destinationPath),
            $"Root must be same: '{basePath}' and '{destinationPath}'"
        );

        var baseParts = GetSegments(basePath);
        var destinationParts = GetSegments(destinationPath);
        var same = CountSame(baseParts, destinationParts, GetComparison(basePath));
        var parts = new List<string>();
        for (var i = same; i < baseParts.Length; i++)
            parts.Add("..");

        parts.AddRange(destinationParts.AsSpan(same));
        return string.Join(separator, parts);
    }

    /// <summary>Whether a path is another one or lies below it.</summary>
    public static bool IsDescendantPath(string basePath, string destinationPath)
    {
        basePath = NormalizePath(basePath);
        destinationPath = NormalizePath(destinationPath);
        if (!HaveSameRoot(basePath, destinationPath))
            return false;

        var parts = GetSegments(basePath);
        return CountSame(parts, GetSegments(destinationPath), GetComparison(basePath))
            == parts.Length;
    }

    /// <summary>Joins two paths; the second one must have no root.</summary>
    public static string Combine(string left, string right, char? separator = null)
    {
        left = TrimSeparators(left);
        right = TrimSeparators(right);
        Assert.False(HasPathRoot(right), $"Second path must not be rooted: '{right}'");
        if (string.IsNullOrWhiteSpace(left))
            return right;

        if (string.IsNullOrWhiteSpace(right))
            return IsWinRoot(left) ? left + WinSeparator : left;

        AssertSeparator(left, separator);
        return IsUnixRoot(left) ? left + right : left + (separator ?? GetSeparator(left)) + right;
    }

    /// <summary>Resolves <c>.</c> and <c>..</c>, unifies separators, drops the last one.</summary>
    public static string NormalizePath(string path, char? separator = null)
    {
        path ??= "";
        AssertSeparator(path, separator);
        if (IsNormalizedUnixPath(path))
            return path;

        var root = GetPathRoot(path) ?? "";
        var segments = new List<string>();
        foreach (var segment in path[root.Length..].Split(UnixSeparator, WinSeparator))
        {
            if (segment.Length == 0 || segment == ".")
                continue;

            if (segment != ".." || (root.Length == 0 && (segments is [] or [.., ".."])))
            {
                segments.Add(segment);
                continue;
            }

            Assert.True(segments.Count > 0, $"Cannot normalize '{path}' beyond path root");
            segments.RemoveAt(segments.Count - 1);
        }

        var tail = string.Join(separator ?? GetSeparator(path), segments);
        return root.Length == 0 ? tail : Combine(root, tail, separator);
    }

    /// <summary>What most paths are; they need no new text.</summary>
    private static bool IsNormalizedUnixPath(string path)
    {
        if (
            path.Length < 2
            || path[0] != UnixSeparator
            || path.Contains(WinSeparator, StringComparison.Ordinal)
        )
            return false;

        for (var i = 0; i < path.Length; i++)
        {
            if (
                path[i] == UnixSeparator
                && path.AsSpan(i + 1)
                    is []
                        or [UnixSeparator, ..]
                        or ['.']
                        or ['.', UnixSeparator, ..]
                        or ['.', '.']
                        or ['.', '.', UnixSeparator, ..]
            )
                return false;
        }

        return true;
    }

    private static string TrimSeparators(string path) =>
        path is null || IsUnixRoot(path) ? path : path.TrimEnd(UnixSeparator, WinSeparator);

    private static string[] GetSegments(string path) =>
        path[(GetPathRoot(path)?.Length ?? 0)..]
            .Split([UnixSeparator, WinSeparator], StringSplitOptions.RemoveEmptyEntries);

    private static int CountSame(string[] left, string[] right, StringComparison comparison)
    {
        var count = 0;
        while (
            count < left.Length
            && count < right.Length
            && string.Equals(left[count], right[count], comparison)
        )
            count++;

        return count;
    }
}
