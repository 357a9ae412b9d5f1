using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// What the file system says about a file without reading it. On Linux all four, from <c>statx</c>, whose structure
/// is the same on every architecture; the change time tells writes that put the modification time back. Elsewhere
/// the change is the time of creation and there is no inode.
/// </summary>
/// <param name="Size">The length in bytes.</param>
/// <param name="Modified">The modification time, in ticks of 100 ns (UTC).</param>
/// <param name="Changed">The change time, in ticks of 100 ns (UTC).</param>
/// <param name="Inode">The inode, or 0.</param>
internal sealed record FileStamp(long Size, long Modified, long Changed, ulong Inode)
{
    private const int NoSuchFile = 2; // ENOENT
    private const int NotADirectory = 20; // ENOTDIR
    private static bool s_noStatx = !OperatingSystem.IsLinux() || !BitConverter.IsLittleEndian;

    /// <summary>The stamp of a file; links are followed; <see langword="null"/> if there is no such file.</summary>
    public static FileStamp? Of(string path) =>
        !s_noStatx && TryStatx(path, out var stamp) ? stamp : Portable(path);

    private static FileStamp? Portable(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, 0)
            : null;
    }

    // False when the call itself is not to be had: an old C library or a sandbox that forbids it.
    private static bool TryStatx(string path, out FileStamp? stamp)
    {
        const int currentDirectory = -100;
        const uint basicStats = 0x7ff;
        stamp = null;
        var name = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, name);
        var result = new byte[256];
        try
        {
            if (Statx(currentDirectory, name, 0, basicStats, result) == 0)
            {
                stamp = Read(result);
                return true;
            }

            return Marshal.GetLastPInvokeError() is NoSuchFile or NotADirectory;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            s_noStatx = true;
            return false;
        }
    }

    // struct statx: mode at 28, inode at 32, size at 40, change time at 96, modification time at 112.
    private static FileStamp? Read(ReadOnlySpan<byte> s)
    {
        const int typeMask = 0xF000;
        const int directory = 0x4000;
        return (BinaryPrimitives.ReadUInt16LittleEndian(s[28..]) & typeMask) == directory
            ? null
            : new FileStamp(
                BinaryPrimitives.ReadInt64LittleEndian(s[40..]),
                Ticks(s[112..]),
                Ticks(s[96..]),
                BinaryPrimitives.ReadUInt64LittleEndian(s[32..])
            );
    }

    private static long Ticks(ReadOnlySpan<byte> time) =>
        DateTime.UnixEpoch.Ticks
        + (BinaryPrimitives.ReadInt64LittleEndian(time) * TimeSpan.TicksPerSecond)
        + (BinaryPrimitives.ReadUInt32LittleEndian(time[8..]) / TimeSpan.NanosecondsPerTick);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] result);
}
