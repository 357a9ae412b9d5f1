using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Microsoft.Net.Http.Client;

/// <summary>A connection whose received bytes can be read by line too.</summary>
internal sealed class ConnectionStream(Stream transport) : ForwardingStream
{
    private const int LongestLine = 64 * 1024;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public override bool CanWrite => true;

    public override bool CanCloseWrite =>
        transport is NetworkStream or SslStream or WriteClosableStream { CanCloseWrite: true };

    /// <summary>Whether the daemon takes no more of what is written.</summary>
    public bool IsBroken { get; private set; }

    public override void CloseWrite()
    {
        switch (transport)
        {
            case NetworkStream network:
                network.Socket.Shutdown(SocketShutdown.Send);
                break;
            case SslStream tls:
                tls.ShutdownAsync().GetAwaiter().GetResult();
                break;
            case WriteClosableStream closable:
                closable.CloseWrite();
                break;
            default:
                base.CloseWrite();
                break;
        }
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_start == _end)
        {
            if (buffer.Length >= _buffer.Length)
            {
                return await transport.ReadAsync(buffer, cancellationToken);
            }

            if (!await FillAsync(cancellationToken))
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>A line without its end.</summary>
    /// <exception cref="IOException">The connection ended before the line, or the line has no end.</exception>
    public async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        StringBuilder longer = null;
        while (true)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                throw new EndOfStreamException("The daemon closed the connection.");
            }

            var rest = _buffer.AsSpan(_start.._end);
            var end = rest.IndexOf((byte)'\n');
            var part = Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]);
            _start += end < 0 ? rest.Length : end + 1;
            if (end >= 0 && longer is null)
            {
                return part.TrimEnd('\r');
            }

            longer ??= new StringBuilder();
            longer.Append(part);
            if (longer.Length > LongestLine)
            {
                throw new IOException("The answer is not HTTP: a line has no end.");
            }

            if (end >= 0)
            {
                return longer.ToString().TrimEnd('\r');
            }
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await transport.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            IsBroken = true;
            throw;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        transport.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            transport.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await transport.ReadAsync(_buffer, cancellationToken);
        return _end > 0;
    }
}
