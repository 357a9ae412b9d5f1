using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>A file on disk, and its hash where that is known.</summary>
internal sealed class DiskFile(string path)
{
    /// <summary>Relative, forward slashes; empty when a single file is tracked.</summary>
    public string Path { get; } = path;

    public long Size { get; set; }

    public long Modified { get; set; }

    public long Changed { get; set; }

    public long Inode { get; set; }

    public Hash256 Hash { get; set; }

    public bool IsHashed { get; set; }

    /// <summary>
    /// Whether the hash may be believed as long as size and times stay: the file was not changed so shortly before that
    /// a second change could have the same time.
    /// </summary>
    public bool IsSettled { get; set; }

    /// <summary>Whether size and times are still those that were found.</summary>
    public bool Fits(FileStat found) =>
        found.Kind == FileStatKind.File
        && Size == found.Size
        && Modified == found.Modified
        && Changed == found.Changed
        && Inode == found.Inode;

    /// <summary>Notes the size and times that were found.</summary>
    public void Note(FileStat found)
    {
        Size = found.Size;
        Modified = found.Modified;
        Changed = found.Changed;
        Inode = found.Inode;
    }
}
