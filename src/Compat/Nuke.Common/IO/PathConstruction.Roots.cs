namespace Nuke.Common.IO;

public static partial class PathConstruction
{
    public static bool HasPathRoot(string path) => GetPathRoot(path) is not null;

    /// <summary>The root, <c>/</c>, <c>C:</c> or <c>\\server</c>; null where there is none.</summary>
    public static string GetPathRoot(string path)
    {
        if (HasUnixRoot(path))
            return path.Length == 1 ? path : "/";

        if (HasWinRoot(path))
            return path[..2];

        if (!HasUncRoot(path))
            return null;

        var end = path.AsSpan(2).IndexOfAny(WinSeparator, UnixSeparator);
        return end < 0 ? path : path[..(end + 2)];
    }

    internal static bool HasUnixRoot(string path) => path is [UnixSeparator, ..];

    internal static bool HasWinRoot(string path) =>
        path is [var letter, ':', ..] && char.IsAsciiLetter(letter);

    internal static bool HasUncRoot(string path) =>
        path is [WinSeparator, WinSeparator, var first, ..] && char.IsLetterOrDigit(first);

    internal static bool IsUnixRoot(string path) => path is [UnixSeparator];

    internal static bool IsWinRoot(string path) => path?.Length == 2 && HasWinRoot(path);

    /// <summary>Names on Windows are the same in upper and in lower case.</summary>
    internal static StringComparison GetComparison(string path) =>
        HasWinRoot(path) || HasUncRoot(path) || (!HasUnixRoot(path) && OperatingSystem.IsWindows())
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    private static bool HaveSameRoot(string left, string right) =>
        string.Equals(GetPathRoot(left), GetPathRoot(right), GetComparison(left));

    private static char GetSeparator(string path) =>
        HasUnixRoot(path) ? UnixSeparator
        : HasWinRoot(path) || HasUncRoot(path) ? WinSeparator
        : Path.DirectorySeparatorChar;

    private static void AssertSeparator(string path, char? separator)
    {
        if (separator is null)
            return;

        Assert.True(
            separator == WinSeparator || !HasWinRoot(path),
            $"For Windows-rooted paths the separator must be '{WinSeparator}'"
        );
        Assert.True(
            separator == WinSeparator || !HasUncRoot(path),
            $"For UNC-rooted paths the separator must be '{WinSeparator}'"
        );
        Assert.True(
            separator == UnixSeparator || !HasUnixRoot(path),
            $"For Unix-rooted paths the separator must be '{UnixSeparator}'"
        );
    }
}
