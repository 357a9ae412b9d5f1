using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Asks the file system about one file after another without allocating; links are not followed. On Linux by
/// <c>statx</c>; elsewhere there is no inode, and the change time is that of creation. For one thread.
/// </summary>
internal sealed class FileStat
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicStats = 0x7ff;
    private static bool s_noStatx = !OperatingSystem.IsLinux() || !BitConverter.IsLittleEndian;
    private readonly byte[] _result = new byte[256];
    private byte[] _path = new byte[512];

    /// <summary>What was found.</summary>
    public FileStatKind Kind { get; private set; }

    /// <summary>The length in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The modification time, in ticks of 100 ns (UTC).</summary>
    public long Modified { get; private set; }

    /// <summary>The change time, in ticks of 100 ns (UTC).</summary>
    public long Changed { get; private set; }

    /// <summary>The inode, or 0.</summary>
    public long Inode { get; private set; }

    /// <summary>Looks at a path.</summary>
    public FileStatKind Look(ReadOnlySpan<char> folder, ReadOnlySpan<char> name = default)
    {
        if (s_noStatx || !TryStatx(folder, name))
        {
            Portable(folder.ToString() + name.ToString());
        }

        return Kind;
    }

    /// <summary>Whether size and times are still those of a file.</summary>
    public bool Fits(DiskFile file) =>
        Kind == FileStatKind.File
        && file.Size == Size
        && file.Modified == Modified
        && file.Changed == Changed
        && file.Inode == Inode;

    /// <summary>Notes size and times at a file.</summary>
    public void CopyTo(DiskFile file)
    {
        file.Size = Size;
        file.Modified = Modified;
        file.Changed = Changed;
        file.Inode = Inode;
    }

    private void Portable(string path)
    {
        var file = new FileInfo(path);
        Size = Inode = 0;
        Kind =
            file.LinkTarget is not null ? FileStatKind.Link
            : Directory.Exists(path) ? FileStatKind.Folder
            : file.Exists ? FileStatKind.File
            : FileStatKind.Missing;
        if (Kind == FileStatKind.File)
        {
            Size = file.Length;
            Modified = file.LastWriteTimeUtc.Ticks;
            Changed = file.CreationTimeUtc.Ticks;
        }
    }

    private bool TryStatx(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        const int noSuchFile = 2;
        const int notAFolder = 20;
        var most = ((folder.Length + name.Length) * 3) + 1;
        if (_path.Length < most)
        {
            _path = new byte[2 * most];
        }

        var length = Encoding.UTF8.GetBytes(folder, _path);
        length += Encoding.UTF8.GetBytes(name, _path.AsSpan(length));
        _path[length] = 0;
        try
        {
            if (Statx(CurrentDirectory, _path, NoFollow, BasicStats, _result) == 0)
            {
                Read(_result);
                return true;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error is noSuchFile or notAFolder)
            {
                Kind = FileStatKind.Missing;
                return true;
            }

            var problem = Marshal.GetPInvokeErrorMessage(error);
            return error == 38 // ENOSYS
                ? throw new DllNotFoundException(problem)
                : throw new MlOpsException(
                    $"Cannot look at {folder.ToString()}{name.ToString()}: {problem}"
                );
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            s_noStatx = true;
            return false;
        }
    }

    // struct statx: mode at 28, inode at 32, size at 40, change time at 96, modification time at 112.
    private void Read(ReadOnlySpan<byte> s)
    {
        const int typeMask = 0xF000;
        Kind = (BinaryPrimitives.ReadUInt16LittleEndian(s[28..]) & typeMask) switch
        {
            0x8000 => FileStatKind.File,
            0x4000 => FileStatKind.Folder,
            0xA000 => FileStatKind.Link,
            _ => FileStatKind.Special,
        };
        Inode = BinaryPrimitives.ReadInt64LittleEndian(s[32..]);
        Size = BinaryPrimitives.ReadInt64LittleEndian(s[40..]);
        Changed = Ticks(s[96..]);
        Modified = Ticks(s[112..]);
    }

    private static long Ticks(ReadOnlySpan<byte> time) =>
        DateTime.UnixEpoch.Ticks
        + (BinaryPrimitives.ReadInt64LittleEndian(time) * TimeSpan.TicksPerSecond)
        + (BinaryPrimitives.ReadUInt32LittleEndian(time[8..]) / TimeSpan.NanosecondsPerTick);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] result);
}
