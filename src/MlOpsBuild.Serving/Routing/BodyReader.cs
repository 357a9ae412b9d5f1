using System.Buffers.Text;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// The body of an answer as it comes (RFC 9112, section 6): by length, in chunks, or until the connection ends. Trailers are passed
/// over.
/// </summary>
/// <param name="connection">The connection, its head read.</param>
/// <param name="isBodiless">Whether the request was HEAD: then no answer has a body.</param>
internal struct BodyReader(BackendConnection connection, bool isBodiless)
{
    private enum State
    {
        Counted,
        UntilEnd,
        ChunkSize,
        ChunkEnd,
        Trailers,
        Done,
    }

    private const int MaxLine = 4096;

    private State _state =
        isBodiless || connection.Head.Status is 204 or 304 ? State.Done
        : connection.Head.IsChunked ? State.ChunkSize
        : connection.Head.ContentLength == 0 ? State.Done
        : connection.Head.ContentLength > 0 ? State.Counted
        : State.UntilEnd;

    private readonly bool _isChunked = connection.Head.IsChunked;
    private long _left = Math.Max(0, connection.Head.ContentLength);
    private bool _hasEnded;

    /// <summary>Whether nothing is to come.</summary>
    public readonly bool IsAtEnd => _state == State.Done;

    /// <summary>Whether the connection is good for another request, once the body is at its end.</summary>
    public readonly bool IsReusable => !_hasEnded;

    /// <summary>How many bytes are left; -1 when that is not known.</summary>
    public readonly long Left =>
        _state switch
        {
            State.Done => 0,
            State.Counted when !_isChunked => _left,
            _ => -1,
        };

    /// <summary>The next bytes of the body that are there; empty when more must be read first, or at the end.</summary>
    /// <exception cref="BackendException">The chunks are damaged.</exception>
    public ReadOnlySpan<byte> Next()
    {
        while (true)
        {
            var unread = connection.Unread;
            switch (_state)
            {
                case State.Counted:
                    return unread[..(int)Math.Min(_left, unread.Length)];
                case State.UntilEnd:
                    return unread;
                case State.Done:
                    return [];
                default:
                    var end = unread.IndexOf("\r\n"u8);
                    if (end < 0)
                    {
                        return unread.Length > MaxLine ? throw Damaged() : [];
                    }

                    ReadLine(unread[..end]);
                    connection.Take(end + 2);
                    break;
            }
        }
    }

    /// <summary>Bytes that <see cref="Next"/> gave were taken.</summary>
    public void Take(int count)
    {
        connection.Take(count);
        if (_state == State.Counted)
        {
            _left -= count;
            if (_left == 0)
            {
                _state = _isChunked ? State.ChunkEnd : State.Done;
            }
        }
    }

    /// <summary>The other end closed the connection in order.</summary>
    /// <exception cref="BackendException">More of the body was to come.</exception>
    public void End()
    {
        if (_state != State.UntilEnd)
        {
            throw new BackendException("it closed the connection within its answer.");
        }

        _state = State.Done;
        _hasEnded = true;
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        switch (_state)
        {
            case State.ChunkSize:
                var size = line;
                if (line.IndexOf((byte)';') is var semicolon and >= 0)
                {
                    size = line[..semicolon].TrimEnd(" \t"u8);
                }

                if (
                    size.Length is 0 or > 15
                    || !Utf8Parser.TryParse(size, out _left, out var used, 'x')
                    || used != size.Length
                    || _left < 0
                )
                {
                    throw Damaged();
                }

                _state = _left == 0 ? State.Trailers : State.Counted;
                break;
            case State.ChunkEnd:
                _state = line.IsEmpty ? State.ChunkSize : throw Damaged();
                break;
            default:
                if (line.IsEmpty)
                {
                    _state = State.Done;
                }

                break;
        }
    }

    private static BackendException Damaged() => new("it answered with damaged chunks.");
}
