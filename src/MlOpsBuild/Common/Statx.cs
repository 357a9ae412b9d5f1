using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MlOpsBuild.Common;

/// <summary>
/// Linux's <c>statx</c>, whose structure is the same on every architecture: mode at 28, inode at 32, size at 40, change
/// time at 96, modification time at 112, all little-endian here.
/// </summary>
internal static class Statx
{
    /// <summary>The call cannot be had: another system, an old C library or a sandbox that forbids it.</summary>
    public const int Unavailable = -1;

    /// <summary>The bytes of the structure.</summary>
    public const int Length = 256;

    public const int Folder = 0x4000;
    public const int File = 0x8000;
    public const int Link = 0xA000;
    private const int NoSuchFile = 2; // ENOENT
    private const int NotAFolder = 20; // ENOTDIR
    private const int NoSuchCall = 38; // ENOSYS
    private static bool s_unavailable = !OperatingSystem.IsLinux() || !BitConverter.IsLittleEndian;

    /// <summary>Asks about a path.</summary>
    /// <param name="path">UTF-8, with a zero at the end.</param>
    /// <param name="follow">Whether a link stands for what it leads to.</param>
    /// <param name="result">Takes the structure, <see cref="Length"/> bytes.</param>
    /// <returns>0, an error number, or <see cref="Unavailable"/>.</returns>
    public static int Look(byte[] path, bool follow, byte[] result)
    {
        const int currentDirectory = -100;
        const int noFollow = 0x100; // AT_SYMLINK_NOFOLLOW
        const uint basicStats = 0x7ff;
        if (s_unavailable)
        {
            return Unavailable;
        }

        try
        {
            if (Call(currentDirectory, path, follow ? 0 : noFollow, basicStats, result) == 0)
            {
                return 0;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error != NoSuchCall)
            {
                return error;
            }
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // The C library is too old, or there is none.
        }

        s_unavailable = true;
        return Unavailable;
    }

    /// <summary>Whether an error says that nothing is there.</summary>
    public static bool IsMissing(int error) => error is NoSuchFile or NotAFolder;

    /// <summary>What it is, e.g. <see cref="File"/>.</summary>
    public static int KindOf(ReadOnlySpan<byte> result) =>
        BinaryPrimitives.ReadUInt16LittleEndian(result[28..]) & 0xF000;

    public static ulong InodeOf(ReadOnlySpan<byte> result) =>
        BinaryPrimitives.ReadUInt64LittleEndian(result[32..]);

    public static long SizeOf(ReadOnlySpan<byte> result) =>
        BinaryPrimitives.ReadInt64LittleEndian(result[40..]);

    /// <summary>The change time, in ticks of 100 ns (UTC).</summary>
    public static long ChangedOf(ReadOnlySpan<byte> result) => Ticks(result[96..]);

    /// <summary>The modification time, in ticks of 100 ns (UTC).</summary>
    public static long ModifiedOf(ReadOnlySpan<byte> result) => Ticks(result[112..]);

    private static long Ticks(ReadOnlySpan<byte> time) =>
        DateTime.UnixEpoch.Ticks
        + (BinaryPrimitives.ReadInt64LittleEndian(time) * TimeSpan.TicksPerSecond)
        + (BinaryPrimitives.ReadUInt32LittleEndian(time[8..]) / TimeSpan.NanosecondsPerTick);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Call(int folder, byte[] path, int flags, uint mask, byte[] result);
}
