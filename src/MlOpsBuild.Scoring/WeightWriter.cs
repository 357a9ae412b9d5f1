using System.Buffers;
using System.Buffers.Binary;

namespace MlOpsBuild.Scoring;

/// <summary>Writes little-endian numbers; the counterpart of <see cref="WeightReader"/>.</summary>
internal sealed class WeightWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);

    public WeightWriter(ReadOnlySpan<byte> magic, int version)
    {
        _buffer.Write(magic);
        Write(version);
    }

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }

    public void Write(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
        _buffer.Advance(sizeof(double));
    }

    public void Write(ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            Write(value);
        }
    }

    public void Write(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Write(value);
        }
    }

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();
}
