using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace MlOpsBuild.Serving.Routing;

/// <summary>Bytes that grow at their end, kept for the next request of the same connection. Not safe for many threads.</summary>
internal sealed class SendBuffer : IDisposable
{
    private const int KeptSize = 16 << 10;
    private byte[] _bytes = [];
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>How many bytes were written.</summary>
    public int Length => _length;

    /// <summary>Makes room for at least so many bytes more.</summary>
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - _length < size)
        {
            Grow(size);
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Bytes of what was reserved were written.</summary>
    public void Advance(int size) => _length += size;

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Appends bytes.</summary>
    public void Write(in ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
        {
            Write(segment.Span);
        }
    }

    /// <summary>Appends text, a byte for a character: header values keep the bytes that came.</summary>
    public void WriteLatin1(string text) =>
        _length += Encoding.Latin1.GetBytes(text, Reserve(text.Length));

    /// <summary>Appends a number in decimal.</summary>
    public void WriteNumber(long number)
    {
        Utf8Formatter.TryFormat(number, Reserve(20), out var written);
        _length += written;
    }

    /// <summary>Appends a number in hexadecimal.</summary>
    public void WriteHex(int number)
    {
        Utf8Formatter.TryFormat(number, Reserve(8), out var written, 'x');
        _length += written;
    }

    /// <summary>Forgets what was written; room for large bodies is given back.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeptSize)
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }

        _length = 0;
    }

    private void Grow(int size)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1024, checked(_length + size)));
        _bytes.AsSpan(0, _length).CopyTo(bytes);
        var length = _length;
        Dispose();
        _bytes = bytes;
        _length = length;
    }
}
