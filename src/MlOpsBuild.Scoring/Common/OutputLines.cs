using System.Text;

namespace MlOpsBuild.Common;

/// <summary>
/// Reads what a program writes, as lines of text that are never longer than a limit; the rest of a longer one is left out. What a
/// carriage return writes over is left out too, as a terminal would show it.
/// </summary>
/// <param name="stream">What the program writes.</param>
/// <param name="line">Receives a line at a time, without its end; not the empty ones.</param>
public sealed class OutputLines(Stream stream, Action<string> line)
{
    private const int MaxLine = 2000;
    private readonly byte[] _line = new byte[MaxLine];
    private int _length;
    private bool _hasReturned;

    /// <summary>Reads until the stream ends.</summary>
    public void Run()
    {
        var buffer = new byte[16 << 10];
        try
        {
            int count;
            while ((count = stream.Read(buffer)) > 0)
            {
                Read(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The program is over.
        }

        End();
    }

    private void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var part = end < 0 ? bytes : bytes[..end];
            if (_hasReturned && !part.IsEmpty)
            {
                (_length, _hasReturned) = (0, false);
            }

            var kept = part[..Math.Min(part.Length, MaxLine - _length)];
            kept.CopyTo(_line.AsSpan(_length));
            _length += kept.Length;
            if (end < 0)
            {
                return;
            }

            if (bytes[end] == '\r')
            {
                _hasReturned = true;
            }
            else
            {
                End();
            }

            bytes = bytes[(end + 1)..];
        }
    }

    private void End()
    {
        if (_length > 0)
        {
            line(Encoding.UTF8.GetString(_line, 0, _length));
        }

        (_length, _hasReturned) = (0, false);
    }
}
