using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Bytes of an answer that grow; used again and again.</summary>
internal sealed class TextBuffer
{
    private const int MaxNumberLength = 32; // the longest double has 24 characters

    private byte[] _bytes = new byte[1024];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>How many bytes there is room for.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends one byte.</summary>
    public void Append(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>Appends a finite number in the shortest notation that gives the same bits.</summary>
    public void Append(double value)
    {
        value.TryFormat(
            Room(MaxNumberLength),
            out var length,
            default,
            CultureInfo.InvariantCulture
        );
        Length += length;
    }

    /// <summary>Appends a whole number.</summary>
    public void Append(int value)
    {
        value.TryFormat(
            Room(MaxNumberLength),
            out var length,
            default,
            CultureInfo.InvariantCulture
        );
        Length += length;
    }

    /// <summary>Appends a text as JSON, with its quotes.</summary>
    public void AppendJson(string text)
    {
        Append((byte)'"');
        Append(
            JsonEncodedText
                .Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                .EncodedUtf8Bytes
        );
        Append((byte)'"');
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        }

        return _bytes.AsSpan(Length);
    }
}
