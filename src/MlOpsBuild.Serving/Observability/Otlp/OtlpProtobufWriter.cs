using System.Buffers.Binary;
using System.Text;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>The binary notation of Protocol Buffers (protobuf.dev, "Encoding").</summary>
internal sealed class OtlpProtobufWriter : OtlpWriter
{
    private const int Varint = 0;
    private const int Bits64 = 1;
    private const int Bytes = 2;

    private readonly Stack<int> _starts = new();
    private byte[] _bytes = new byte[4096];
    private int _length;

    public override void Begin(int field, string name)
    {
        Tag(field, Bytes);
        _starts.Push(_length);
    }

    // The length stands before the content: that moves to make room.
    public override void End()
    {
        var start = _starts.Pop();
        var content = _length - start;
        var room = 1;
        for (var rest = content >> 7; rest > 0; rest >>= 7)
        {
            room++;
        }

        Reserve(room);
        Buffer.BlockCopy(_bytes, start, _bytes, start + room, content);
        _length = start;
        Number((ulong)content);
        _length += content;
    }

    public override void BeginList(string name) { }

    public override void EndList() { }

    public override void Text(int field, string name, string value)
    {
        Tag(field, Bytes);
        var count = Encoding.UTF8.GetByteCount(value);
        Number((ulong)count);
        Reserve(count);
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    public override void Id(int field, string name, params ReadOnlySpan<ulong> parts)
    {
        Tag(field, Bytes);
        Number((ulong)(8 * parts.Length));
        foreach (var part in parts)
        {
            Reserve(8);
            BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(_length), part);
            _length += 8;
        }
    }

    public override void Fixed(int field, string name, ulong value)
    {
        Tag(field, Bits64);
        Raw(value);
    }

    public override void Real(int field, string name, double value)
    {
        Tag(field, Bits64);
        Raw(BitConverter.DoubleToUInt64Bits(value));
    }

    public override void Whole(int field, string name, int value) => Integer(field, name, value);

    public override void Integer(int field, string name, long value)
    {
        Tag(field, Varint);
        Number((ulong)value);
    }

    public override void Flag(int field, string name, bool value) =>
        Whole(field, name, value ? 1 : 0);

    public override void FixedList(int field, string name, IReadOnlyList<long> values)
    {
        Tag(field, Bytes);
        Number((ulong)(8 * values.Count));
        foreach (var value in values)
        {
            Raw((ulong)value);
        }
    }

    public override void RealList(int field, string name, IReadOnlyList<double> values)
    {
        Tag(field, Bytes);
        Number((ulong)(8 * values.Count));
        foreach (var value in values)
        {
            Raw(BitConverter.DoubleToUInt64Bits(value));
        }
    }

    public override byte[] Finish() => _bytes.AsSpan(0, _length).ToArray();

    private void Tag(int field, int kind) => Number((ulong)((field << 3) | kind));

    private void Number(ulong value)
    {
        Reserve(10);
        for (; value > 0x7F; value >>= 7)
        {
            _bytes[_length++] = (byte)(value | 0x80);
        }

        _bytes[_length++] = (byte)value;
    }

    private void Raw(ulong value)
    {
        Reserve(8);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_length), value);
        _length += 8;
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + count));
        }
    }
}
