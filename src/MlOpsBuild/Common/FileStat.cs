using System.Runtime.InteropServices;
using System.Text;

namespace MlOpsBuild.Common;

/// <summary>
/// Asks the file system about one file after another without allocating; links are not followed. On Linux by
/// <see cref="Statx"/>; elsewhere there is no inode, and the change time is that of creation. For one thread.
/// </summary>
internal sealed class FileStat
{
    private readonly byte[] _result = new byte[Statx.Length];
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
    /// <param name="folder">The path, or its beginning.</param>
    /// <param name="name">What follows it, without anything in between.</param>
    /// <exception cref="MlOpsException">The system does not let look.</exception>
    public FileStatKind Look(ReadOnlySpan<char> folder, ReadOnlySpan<char> name = default)
    {
        if (!TryStatx(folder, name))
        {
            Portable(folder.ToString() + name.ToString());
        }

        return Kind;
    }

    private void Portable(string path)
    {
        var file = new FileInfo(path);
        Size = Inode = 0;
        Kind =
            file.LinkTarget is not null ? FileStatKind.Link
            : Directory.Exists(path) ? FileStatKind.Folder
            : !file.Exists ? FileStatKind.Missing
            : (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint))
            != FileAttributes.None
                ? FileStatKind.Special
            : FileStatKind.File;
        if (Kind == FileStatKind.File)
        {
            Size = file.Length;
            Modified = file.LastWriteTimeUtc.Ticks;
            Changed = file.CreationTimeUtc.Ticks;
        }
    }

    private bool TryStatx(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        var most = ((folder.Length + name.Length) * 3) + 1;
        if (_path.Length < most)
        {
            _path = new byte[2 * most];
        }

        var length = Encoding.UTF8.GetBytes(folder, _path);
        length += Encoding.UTF8.GetBytes(name, _path.AsSpan(length));
        _path[length] = 0;
        var error = Statx.Look(_path, follow: false, _result);
        if (error == 0)
        {
            Read(_result);
        }
        else if (Statx.IsMissing(error))
        {
            Kind = FileStatKind.Missing;
        }
        else if (error != Statx.Unavailable)
        {
            throw new MlOpsException(
                $"Cannot look at {folder.ToString()}{name.ToString()}: {Marshal.GetPInvokeErrorMessage(error)}"
            );
        }

        return error != Statx.Unavailable;
    }

    private void Read(ReadOnlySpan<byte> stat)
    {
        Kind = Statx.KindOf(stat) switch
        {
            Statx.File => FileStatKind.File,
            Statx.Folder => FileStatKind.Folder,
            Statx.Link => FileStatKind.Link,
            _ => FileStatKind.Special,
        };
        Inode = (long)Statx.InodeOf(stat);
        Size = Statx.SizeOf(stat);
        Changed = Statx.ChangedOf(stat);
        Modified = Statx.ModifiedOf(stat);
    }
}
