using System.Buffers.Binary;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// The bytes of a snapshot's first layer: which files there are and where their bytes are.
/// </summary>
/// <remarks>
/// The text <c>mlops-tree 1</c> and a line feed; the number of files (4 bytes); then each file, in the order of the
/// parts of their paths: the length of the path (2 bytes) and the path in UTF-8, the size (8 bytes), SHA-256 (32 bytes),
/// the number of the pack from 0 or -1 for a blob of its own (4 bytes), the offset in the pack (8 bytes, 0 without a pack).
/// An empty file has neither pack nor blob.
/// All numbers are little-endian. A snapshot of one file has one entry with an empty path. Paths have forward slashes.
/// </remarks>
internal static class SnapshotTree
{
    /// <summary>No tree has more bytes: some millions of files.</summary>
    public const int LargestBytes = 1 << 30;

    private const int LongestPath = 3 * 4096; // in UTF-8, see TarNames
    private const int FixedBytes = 2 + 8 + Hash256.Length + 4 + 8;
    private static ReadOnlySpan<byte> Header => "mlops-tree 1\n"u8;

    public static ReadOnlySpan<byte> Write(IReadOnlyList<TreeFile> files)
    {
        var length = (long)Header.Length + 4;
        foreach (var file in files)
        {
            length += FixedBytes + Encoding.UTF8.GetByteCount(file.Path);
        }

        if (length > LargestBytes)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{files.Count} files are too many to be tracked as one: the list of them has {length} bytes, and {LargestBytes} is the most. Track folders in it by themselves, or put files together."
                )
            );
        }

        var buffer = new ByteBuffer((int)length);
        buffer.Append(Header);
        buffer.Append(files.Count);
        foreach (var file in files)
        {
            buffer.AppendCounted(file.Path);
            buffer.Append(file.Size);
            buffer.Append(file.Hash);
            buffer.Append(file.Pack);
            buffer.Append(file.Offset);
        }

        return buffer.Span;
    }

    /// <summary>Whether a tree of so many files can have so many bytes: one that cannot need not be looked at.</summary>
    public static bool IsPlausible(long bytes, long files) =>
        bytes <= LargestBytes
        && (
            files > LargestBytes / FixedBytes
            || bytes <= Header.Length + 4 + (files * (FixedBytes + LongestPath))
        );

    /// <summary>Reads a tree that anybody may have written.</summary>
    /// <param name="bytes">The layer.</param>
    /// <param name="packSizes">The sizes of the packs, by number.</param>
    /// <exception cref="FormatException">It is no tree, or has a name that must not be written to.</exception>
    public static IReadOnlyList<TreeFile> Read(
        ReadOnlySpan<byte> bytes,
        IReadOnlyList<long> packSizes
    )
    {
        if (!bytes.StartsWith(Header) || bytes.Length < Header.Length + 4)
        {
            throw new FormatException("it does not begin as a tree does");
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[Header.Length..]);
        var rest = bytes[(Header.Length + 4)..];
        if (count < 1 || count > rest.Length / FixedBytes)
        {
            throw new FormatException("its number of files is wrong");
        }

        var files = new List<TreeFile>(count);
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            var file = ReadFile(ref rest, packSizes);
            Check(file, i == 0 ? null : files[i - 1], count);
            total =
                file.Size <= long.MaxValue - total
                    ? total + file.Size
                    : throw new FormatException("its sizes are more than any disk holds");
            files.Add(file);
        }

        return rest.IsEmpty ? files : throw new FormatException("it has bytes after its end");
    }

    private static TreeFile ReadFile(ref ReadOnlySpan<byte> rest, IReadOnlyList<long> packSizes)
    {
        var length = rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(rest);
        if (rest.Length < FixedBytes + length)
        {
            throw new FormatException("it is cut off");
        }

        var path = Encoding.UTF8.GetString(rest.Slice(2, length));
        var fields = rest[(2 + length)..];
        var file = new TreeFile(
            path,
            BinaryPrimitives.ReadInt64LittleEndian(fields),
            new Hash256(fields[8..])
        )
        {
            Pack = BinaryPrimitives.ReadInt32LittleEndian(fields[(8 + Hash256.Length)..]),
            Offset = BinaryPrimitives.ReadInt64LittleEndian(fields[(12 + Hash256.Length)..]),
        };
        rest = rest[(FixedBytes + length)..];
        var inPack = file.Pack >= 0 && file.Pack < packSizes.Count;
        if (
            file.Size < 0
            || (inPack && (file.Offset < 0 || file.Offset > packSizes[file.Pack] - file.Size))
            || (!inPack && (file.Pack != TreeFile.OwnBlob || file.Offset != 0))
        )
        {
            throw new FormatException($"{TarNames.Quote(path)} is where no pack has bytes");
        }

        return file;
    }

    private static void Check(TreeFile file, TreeFile? previous, int count)
    {
        if (file.Path.Length == 0 && count == 1)
        {
            return;
        }

        if (DataName.WhyPathUnsafe(file.Path) is { } reason)
        {
            throw new FormatException($"the name {TarNames.Quote(file.Path)} {reason}");
        }

        if (previous is null)
        {
            return;
        }

        if (TreePath.Compare(previous.Path, file.Path) >= 0)
        {
            throw new FormatException($"{TarNames.Quote(file.Path)} is out of order");
        }

        if (
            file.Path.Length > previous.Path.Length
            && file.Path[previous.Path.Length] == '/'
            && file.Path.StartsWith(previous.Path, StringComparison.Ordinal)
        )
        {
            throw new FormatException($"{TarNames.Quote(previous.Path)} is a file and a folder");
        }
    }
}
