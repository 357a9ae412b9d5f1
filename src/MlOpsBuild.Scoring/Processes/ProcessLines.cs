namespace MlOpsBuild.Scoring.Processes;

/// <summary>Reads lines of bytes, waiting for each. Not safe for many threads.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="maxLength">The longest line.</param>
internal sealed class ProcessLines(Stream stream, int maxLength)
{
    private byte[] _buffer = new byte[16 << 10];
    private int _start;
    private int _end;

    /// <summary>Whether bytes came that belong to no line that was read.</summary>
    public bool HasMore => _start < _end;

    /// <summary>The next line without its end, valid until the next call; the rest before the end of the stream is one too.</summary>
    /// <returns>Whether there was one: not at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    /// <exception cref="IOException">The stream broke off.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            var end = unread[searched..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                end += searched;
                _start += end + 1;
                line = unread[..end].TrimEnd((byte)'\r');
                return true;
            }

            searched = unread.Length;
            if (searched > maxLength)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a line has more than {maxLength} bytes"
                    )
                );
            }

            if (!Fill())
            {
                line = _buffer.AsSpan(_start, _end - _start);
                _start = _end;
                return !line.IsEmpty;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }
}
