using System.Buffers.Binary;
using System.Text;

namespace MlOpsBuild.Data.Readers;

/// <summary>Numbers the distinct byte strings it is given, in order of first appearance. Allocates only for new ones.</summary>
internal sealed class ByteStringTable
{
    private int[] _slots = new int[64]; // index + 1, 0 is free; a power of two
    private ulong[] _hashes = new ulong[32];
    private int[] _ends = new int[32];
    private byte[] _bytes = new byte[256];

    /// <summary>How many distinct strings there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of string <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsSpan(start, _ends[index] - start);
        }
    }

    public string Text(int index) => Encoding.UTF8.GetString(this[index]);

    /// <summary>The number of <paramref name="text"/>, from 0; a new one if it is new.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] is > 0 and var found)
        {
            if (_hashes[found - 1] == hash && this[found - 1].SequenceEqual(text))
            {
                return found - 1;
            }

            slot = (slot + 1) & mask;
        }

        return Insert(text, hash, slot);
    }

    private int Insert(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        var index = Count++;
        if (index == _hashes.Length)
        {
            Array.Resize(ref _hashes, index * 2);
            Array.Resize(ref _ends, index * 2);
        }

        var start = index == 0 ? 0 : _ends[index - 1];
        if (_bytes.Length - start < text.Length)
        {
            var wanted = Math.Max((long)_bytes.Length * 2, (long)start + text.Length);
            Array.Resize(ref _bytes, (int)Math.Min(wanted, Array.MaxLength));
        }

        text.CopyTo(_bytes.AsSpan(start));
        _ends[index] = start + text.Length;
        _hashes[index] = hash;
        _slots[slot] = index + 1;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return index;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)_hashes[i] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }

    // Only for this table, so it needs speed and spread, not stability.
    private static ulong HashOf(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
        while (text.Length >= 8)
        {
            hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[8..];
        }

        ulong rest = 0;
        if (text.Length >= 4)
        {
            rest =
                BinaryPrimitives.ReadUInt32LittleEndian(text)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32);
        }
        else if (text.Length > 0)
        {
            rest = text[0] | ((ulong)text[text.Length >> 1] << 8) | ((ulong)text[^1] << 16);
        }

        hash = Step(hash, rest);
        return hash ^ (hash >> 29);
    }

    private static ulong Step(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0xBF58476D1CE4E5B9;
        return hash ^ (hash >> 32);
    }
}
