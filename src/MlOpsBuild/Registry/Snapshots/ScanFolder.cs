namespace MlOpsBuild.Registry.Snapshots;

/// <summary>A folder that was listed: its entries in order, with what the file system says about its files.</summary>
internal sealed class ScanFolder(string prefix, string[] names, ScanFolder?[] folders)
{
    /// <summary>The path up to the names: empty, or with a slash at the end.</summary>
    public string Prefix { get; } = prefix;

    public string[] Names { get; } = names;

    /// <summary>By name: the folder, or <see langword="null"/> for a file.</summary>
    public ScanFolder?[] Folders { get; } = folders;

    public long[] Sizes { get; } = new long[names.Length];

    public long[] Modified { get; } = new long[names.Length];

    public long[] Changed { get; } = new long[names.Length];

    public long[] Inodes { get; } = new long[names.Length];

    /// <summary>By name: the entry of the index that a file still fits, or 0.</summary>
    public int[] Known { get; } = new int[names.Length];
}
