namespace MlOpsBuild.Registry.Snapshots;

/// <summary>A file of a tree, and where its bytes are.</summary>
internal sealed class TreeFile(string path, long size, Hash256 hash)
{
    /// <summary>In place of a pack's number: the file is a blob of its own.</summary>
    public const int OwnBlob = -1;

    /// <summary>Relative, forward slashes; empty when the tree is one file.</summary>
    public string Path { get; } = path;

    public long Size { get; } = size;

    public Hash256 Hash { get; } = hash;

    /// <summary>The pack's number from 0, or <see cref="OwnBlob"/>.</summary>
    public int Pack { get; set; } = OwnBlob;

    /// <summary>Where the file begins in the pack, in bytes.</summary>
    public long Offset { get; set; }
}
