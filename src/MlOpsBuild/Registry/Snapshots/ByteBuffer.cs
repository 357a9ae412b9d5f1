using System.Buffers.Binary;
using System.Text;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Bytes that grow at the end, little-endian.</summary>
internal sealed class ByteBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Append(byte value) => Reserve(1)[0] = value;

    public void Append(ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(Reserve(sizeof(ushort)), value);

    public void Append(int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);

    public void Append(long value) =>
        BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    public void Append(Hash256 hash) => hash.CopyTo(Reserve(Hash256.Length));

    /// <summary>Appends text as UTF-8.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetByteCount(text)));
    }

    /// <summary>Appends text as UTF-8, its length in two bytes before it.</summary>
    public void AppendCounted(ReadOnlySpan<char> text)
    {
        var start = Length;
        Append((ushort)0);
        Append(text);
        BinaryPrimitives.WriteUInt16LittleEndian(
            _bytes.AsSpan(start),
            checked((ushort)(Length - start - sizeof(ushort)))
        );
    }

    /// <summary>Appends a whole number of 0 or more in decimal digits.</summary>
    public void AppendDecimal(long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        Append(digits[..count]);
    }

    /// <summary>Appends a hash in hexadecimal digits.</summary>
    public void AppendHex(Hash256 hash)
    {
        var digits = "0123456789abcdef"u8;
        Span<byte> bytes = stackalloc byte[Hash256.Length];
        hash.CopyTo(bytes);
        var target = Reserve(2 * Hash256.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            target[2 * i] = digits[bytes[i] >> 4];
            target[(2 * i) + 1] = digits[bytes[i] & 15];
        }
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        }

        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }
}
