using System.Buffers.Binary;
using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// What Track or Checkout last left at a path: the digest of the whole, and each file with size, times, inode and hash,
/// so that an unchanged file is never read. Its file is <c>.mlops/data/&lt;id&gt;</c>: a header, the digest of the whole,
/// the files in the order of <see cref="TreePath"/>, and SHA-256 of all before, without which nothing is believed. It
/// can be lost at any time: then files are read once.
/// </summary>
internal sealed class DataIndex
{
    private const int FixedBytes = 2 + 8 + 8 + 8 + 8 + Hash256.Length;
    private readonly byte[] _bytes;

    private DataIndex(byte[] bytes) => _bytes = bytes;

    private static ReadOnlySpan<byte> Header => "mlops-data-index 1\n"u8;

    private static int Start => Header.Length + Hash256.Length + 4;

    private int End => _bytes.Length - Hash256.Length;

    /// <summary>The digest of the tree that the files are.</summary>
    public Digest Base => new Hash256(_bytes.AsSpan(Header.Length)).ToDigest();

    public int Count => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(Start - 4));

    /// <summary>Where the first file's entry begins.</summary>
    public int First => Start;

    /// <summary>Reads an index; <see langword="null"/> when there is none or it is not whole.</summary>
    public static DataIndex? Load(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var body = bytes.Length - Hash256.Length;
            return
                body >= Start
                && bytes.AsSpan().StartsWith(Header)
                && Hash256.Of(bytes.AsSpan(0, body)).Equals(new Hash256(bytes.AsSpan(body)))
                ? new DataIndex(bytes)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes an index; one that cannot be written is only slower.</summary>
    public static void Save(
        string path,
        string temporaryDirectory,
        Digest digest,
        IReadOnlyList<DiskFile> files
    )
    {
        var length = (long)Start + Hash256.Length;
        foreach (var file in files)
        {
            length += FixedBytes + Encoding.UTF8.GetByteCount(file.Path);
        }

        var buffer = new ByteBuffer(checked((int)length));
        buffer.Append(Header);
        buffer.Append(Hash256.Of(digest));
        buffer.Append(files.Count);
        foreach (var file in files)
        {
            buffer.AppendCounted(file.Path);
            buffer.Append(file.Size);
            buffer.Append(file.IsSettled ? file.Modified : 0L);
            buffer.Append(file.IsSettled ? file.Changed : 0L);
            buffer.Append(file.IsSettled ? file.Inode : 0L);
            buffer.Append(file.Hash);
        }

        buffer.Append(Hash256.Of(buffer.Span));
        var temporary = AtomicFile.TemporaryPathFor(path, temporaryDirectory);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(handle, buffer.Span, 0);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether an entry is there, and not the end.</summary>
    public bool IsEntry(int entry) => entry < End;

    public int Next(int entry) => entry + FixedBytes + PathLength(entry);

    /// <summary>An entry's path in UTF-8.</summary>
    public ReadOnlySpan<byte> PathOf(int entry) => _bytes.AsSpan(entry + 2, PathLength(entry));

    public string PathTextOf(int entry) => Encoding.UTF8.GetString(PathOf(entry));

    public long SizeOf(int entry) => NumberAt(entry, 0);

    public Hash256 HashOf(int entry) =>
        new(_bytes.AsSpan(entry + FixedBytes - Hash256.Length + PathLength(entry)));

    /// <summary>Whether a file has an entry's size and times.</summary>
    public bool Fits(int entry, long size, long modified, long changed, long inode) =>
        NumberAt(entry, 0) == size
        && NumberAt(entry, 1) == modified
        && NumberAt(entry, 2) == changed
        && NumberAt(entry, 3) == inode;

    /// <summary>The tree that the files were.</summary>
    public IReadOnlyList<TreeFile> ToTree()
    {
        var files = new List<TreeFile>(Count);
        for (var entry = First; IsEntry(entry); entry = Next(entry))
        {
            files.Add(new TreeFile(PathTextOf(entry), SizeOf(entry), HashOf(entry)));
        }

        return files;
    }

    private int PathLength(int entry) =>
        BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(entry));

    private long NumberAt(int entry, int field) =>
        BinaryPrimitives.ReadInt64LittleEndian(
            _bytes.AsSpan(entry + 2 + PathLength(entry) + (8 * field))
        );
}
