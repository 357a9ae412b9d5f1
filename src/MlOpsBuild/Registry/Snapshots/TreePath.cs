namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// The order of paths in a tree: part by part, the parts by their bytes in UTF-8, so that all of a folder is together.
/// </summary>
internal static class TreePath
{
    /// <summary>Below 0, 0 or above 0, for paths without control characters.</summary>
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        return same == a.Length || same == b.Length
            ? a.Length.CompareTo(b.Length)
            : Weight(a[same]).CompareTo(Weight(b[same]));
    }

    /// <summary>The same for UTF-8.</summary>
    public static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var same = a.CommonPrefixLength(b);
        return same == a.Length || same == b.Length ? a.Length.CompareTo(b.Length)
            : a[same] == (byte)'/' ? -1
            : b[same] == (byte)'/' ? 1
            : a[same].CompareTo(b[same]);
    }

    // Two halves of a character beyond 16 bits come after all that fit, as their UTF-8 does.
    private static int Weight(char c) =>
        c == '/' ? 0
        : c >= 0xE000 ? c - 0x800
        : c >= 0xD800 ? c + 0x2000
        : c;
}
