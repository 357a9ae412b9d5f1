using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// What the file system says about a file without reading it. On Linux all four, from <see cref="Statx"/>; the change time tells writes that put the modification time back. Elsewhere
/// the change is the time of creation and there is no inode.
/// </summary>
/// <param name="Size">The length in bytes.</param>
/// <param name="Modified">The modification time, in ticks of 100 ns (UTC).</param>
/// <param name="Changed">The change time, in ticks of 100 ns (UTC).</param>
/// <param name="Inode">The inode, or 0.</param>
internal sealed record FileStamp(long Size, long Modified, long Changed, ulong Inode)
{
    /// <summary>The stamp of a file; links are followed; <see langword="null"/> if there is no such file.</summary>
    public static FileStamp? Of(string path)
    {
        var name = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, name);
        var result = new byte[Statx.Length];
        var error = Statx.Look(name, follow: true, result);
        return error == 0 ? Read(result)
            : Statx.IsMissing(error) ? null
            : Portable(path);
    }

    /// <summary>
    /// Whether a file that was looked at from a moment on may be believed to be unchanged as long as its stamp stays: it was
    /// not changed so shortly before that a second change could have the same time ("racy" in Git's terms).
    /// </summary>
    /// <param name="modified">The modification time, in ticks.</param>
    /// <param name="changed">The change time, in ticks.</param>
    /// <param name="hasInode">Whether there is an inode; without one there is no change time either.</param>
    /// <param name="began">The moment, in ticks (UTC).</param>
    public static bool IsSettled(long modified, long changed, bool hasInode, long began)
    {
        // A time in whole seconds is from a file system that has no finer ones, two seconds on FAT; the others tick every
        // 10 ms or faster.
        var latest = hasInode ? changed : modified;
        var granularity =
            latest % TimeSpan.TicksPerSecond == 0
                ? 2 * TimeSpan.TicksPerSecond
                : TimeSpan.TicksPerSecond / 10;
        return latest + granularity < began;
    }

    private static FileStamp? Portable(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, 0)
            : null;
    }

    private static FileStamp? Read(ReadOnlySpan<byte> stat) =>
        Statx.KindOf(stat) == Statx.Folder
            ? null
            : new FileStamp(
                Statx.SizeOf(stat),
                Statx.ModifiedOf(stat),
                Statx.ChangedOf(stat),
                Statx.InodeOf(stat)
            );
}
