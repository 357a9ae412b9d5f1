using System.Buffers.Binary;
using System.IO.Compression;

namespace Nuke.Common.Git;

/// <summary>A file of many objects, with its index.</summary>
internal sealed class GitPack
{
    private const int TagType = 4;
    private const int OffsetDelta = 6;
    private const int ReferenceDelta = 7;
    private const int FanOut = 8;
    private const int Names = FanOut + (256 * 4);
    private readonly string _file;
    private readonly byte[] _index;

    private GitPack(string file, byte[] index)
    {
        _file = file;
        _index = index;
    }

    private int Count => ReadInt32(FanOut + (255 * 4));

    /// <summary>The packs of a directory of objects whose index is of version 2, as all of the last decades are.</summary>
    public static IEnumerable<GitPack> FindAll(string directory)
    {
        var packs = Path.Combine(directory, "pack");
        if (!Directory.Exists(packs))
            yield break;

        foreach (var file in Directory.GetFiles(packs, "*.idx"))
        {
            var index = File.ReadAllBytes(file);
            if (
                index.Length > Names
                && index
                    .AsSpan()
                    .StartsWith((byte[])[0xff, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2])
            )
                yield return new GitPack(Path.ChangeExtension(file, ".pack"), index);
        }
    }

    /// <summary>Where in the pack an object begins.</summary>
    public long? TryFind(ReadOnlySpan<byte> id)
    {
        var low = id[0] == 0 ? 0 : ReadInt32(FanOut + ((id[0] - 1) * 4));
        var high = ReadInt32(FanOut + (id[0] * 4)) - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = id.SequenceCompareTo(
                _index.AsSpan(Names + (middle * id.Length), id.Length)
            );
            if (order == 0)
                return GetOffset(middle, id.Length);

            if (order < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }

        return null;
    }

    /// <summary>The content of a tag; null for other objects.</summary>
    public byte[] TryReadTag(long offset, int idLength)
    {
        using var stream = File.OpenRead(_file);
        return TryReadTag(stream, offset, idLength);
    }

    private byte[] TryReadTag(FileStream stream, long offset, int idLength)
    {
        stream.Position = offset;
        var current = ReadByte(stream);
        var type = (current >> 4) & 7;
        var length = current & 15;
        for (var shift = 4; (current & 0x80) != 0; shift += 7)
        {
            current = ReadByte(stream);
            length |= (current & 0x7f) << shift;
        }

        if (type == TagType)
            return Inflate(stream, length);

        // Similar objects are kept as the difference to another, whose type is theirs.
        var baseOffset = type switch
        {
            OffsetDelta => offset - ReadDistance(stream),
            ReferenceDelta => TryFind(ReadId(stream, idLength)),
            _ => null,
        };
        var deltaPosition = stream.Position;
        if (baseOffset is not { } start || TryReadTag(stream, start, idLength) is not { } source)
            return null;

        stream.Position = deltaPosition;
        return ApplyDelta(source, Inflate(stream, length));
    }

    private static byte[] Inflate(FileStream stream, int length)
    {
        var content = new byte[length];
        using var inflated = new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
        inflated.ReadExactly(content);
        return content;
    }

    private static byte[] ReadId(FileStream stream, int length)
    {
        var id = new byte[length];
        stream.ReadExactly(id);
        return id;
    }

    private static long ReadDistance(FileStream stream)
    {
        var current = ReadByte(stream);
        long distance = current & 0x7f;
        while ((current & 0x80) != 0)
        {
            current = ReadByte(stream);
            distance = ((distance + 1) << 7) | (long)(current & 0x7f);
        }

        return distance;
    }

    /// <summary>A delta is two lengths, then parts to take over from the source and parts that are new.</summary>
    private static byte[] ApplyDelta(byte[] source, byte[] delta)
    {
        var position = 0;
        ReadLength();
        var result = new byte[ReadLength()];
        var written = 0;
        while (position < delta.Length)
        {
            int code = delta[position++];
            if ((code & 0x80) == 0)
            {
                delta.AsSpan(position, code).CopyTo(result.AsSpan(written));
                position += code;
                written += code;
                continue;
            }

            // The low bits tell which bytes of offset and length follow; the others are zero.
            var start = 0;
            var length = 0;
            for (var i = 0; i < 4; i++)
                start |= (code & (1 << i)) == 0 ? 0 : delta[position++] << (8 * i);
            for (var i = 0; i < 3; i++)
                length |= (code & (0x10 << i)) == 0 ? 0 : delta[position++] << (8 * i);

            length = length == 0 ? 0x10000 : length;
            source.AsSpan(start, length).CopyTo(result.AsSpan(written));
            written += length;
        }

        return result;

        int ReadLength()
        {
            var value = 0;
            for (var shift = 0; ; shift += 7)
            {
                int current = delta[position++];
                value |= (current & 0x7f) << shift;
                if ((current & 0x80) == 0)
                    return value;
            }
        }
    }

    private static int ReadByte(FileStream stream) =>
        stream.ReadByte() is >= 0 and var value ? value : throw new EndOfStreamException();

    private long GetOffset(int position, int idLength)
    {
        var offsets = Names + (Count * (idLength + 4));
        var offset = ReadInt32(offsets + (position * 4));
        return offset >= 0
            ? offset
            : BinaryPrimitives.ReadInt64BigEndian(
                _index.AsSpan(offsets + (Count * 4) + ((offset & int.MaxValue) * 8))
            );
    }

    private int ReadInt32(int position) =>
        BinaryPrimitives.ReadInt32BigEndian(_index.AsSpan(position));
}
