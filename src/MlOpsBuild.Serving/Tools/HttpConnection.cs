using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary>
/// A connection to our own server for its own tools: HTTP/1.1 with bodies of a known length, one request at a time, with as
/// little between clock and wire as can be.
/// </summary>
internal sealed class HttpConnection(Socket socket) : IDisposable
{
    private const int MaxHead = 1 << 14;

    private byte[] _buffer = new byte[1 << 14];

    /// <summary>Whether the server ended the connection with its last answer.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Connects to the host of an address.</summary>
    /// <exception cref="MlOpsException">Nobody listens there.</exception>
    public static async Task<HttpConnection> ConnectAsync(
        Uri url,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var socket = await SocketTarget
            .Of(url.IdnHost.Trim('[', ']'), url.Port)
            .ConnectAsync(cancellationToken);
        socket.ReceiveTimeout = (int)timeout.TotalMilliseconds;
        socket.SendTimeout = socket.ReceiveTimeout;
        return new HttpConnection(socket);
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="UsageException">It is none of http.</exception>
    public static Uri ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? url
            : throw new UsageException(
                $"--url is '{text}', expected an address like http://127.0.0.1:8080."
            );

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="request">The bytes of the request.</param>
    /// <returns>The status of the answer.</returns>
    /// <exception cref="IOException">The connection broke off, or the answer is none.</exception>
    public int Ask(ReadOnlySpan<byte> request)
    {
        try
        {
            while (!request.IsEmpty)
            {
                request = request[socket.Send(request)..];
            }

            return ReadAnswer();
        }
        catch (SocketException e)
        {
            throw new IOException($"The connection broke off: {e.Message}", e);
        }
    }

    public void Dispose() => socket.Dispose();

    private int ReadAnswer()
    {
        var length = 0;
        int end;
        while ((end = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (length >= MaxHead)
            {
                throw new IOException("The answer's head is too long.");
            }

            length += Receive(length);
        }

        var head = _buffer.AsSpan(0, end);
        if (
            !head.StartsWith("HTTP/1."u8)
            || head.Length < 12
            || !Utf8Parser.TryParse(head[9..12], out int status, out _)
        )
        {
            throw new IOException("The answer is not HTTP.");
        }

        var body = 0;
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (ValueOf(line, "content-length:"u8) is { IsEmpty: false } value)
            {
                Utf8Parser.TryParse(value, out body, out _);
            }
            else if (Ascii.EqualsIgnoreCase(ValueOf(line, "connection:"u8), "close"u8))
            {
                IsClosed = true;
            }
        }

        if (_buffer.Length < end + 4 + body)
        {
            Array.Resize(ref _buffer, end + 4 + body);
        }

        while (length < end + 4 + body)
        {
            length += Receive(length);
        }

        return status;
    }

    private int Receive(int at)
    {
        if (at == _buffer.Length)
        {
            Array.Resize(ref _buffer, at * 2);
        }

        var received = socket.Receive(_buffer.AsSpan(at));
        return received > 0
            ? received
            : throw new IOException("The connection ended before the answer did.");
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name)
            ? line[name.Length..].Trim((byte)' ')
            : default;
}
