namespace Microsoft.Net.Http.Client;

/// <summary>The bytes of the chunks of a connection (RFC 9112, 7.1).</summary>
internal sealed class ChunkedStream(ConnectionStream connection) : ForwardingStream
{
    private long _rest;
    private bool _begun;
    private bool _ended;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_ended || buffer.Length == 0)
        {
            return 0;
        }

        if (_rest == 0 && !await BeginAsync(cancellationToken))
        {
            return 0;
        }

        var count = await connection.ReadAsync(
            buffer[..(int)Math.Min(buffer.Length, _rest)],
            cancellationToken
        );
        if (count == 0)
        {
            throw new EndOfStreamException("The daemon closed the connection within an answer.");
        }

        _rest -= count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (_begun && (await connection.ReadLineAsync(cancellationToken)).Length > 0)
        {
            throw new IOException("The answer is not HTTP: a chunk is longer than it says.");
        }

        _begun = true;
        var line = await connection.ReadLineAsync(cancellationToken);
        var size = line.AsSpan(
            0,
            line.AsSpan().IndexOf(';') is >= 0 and var end ? end : line.Length
        );
        if (
            !long.TryParse(
                size.Trim(),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out _rest
            )
            || _rest < 0
        )
        {
            throw new IOException("The answer is not HTTP: a chunk has no size.");
        }

        if (_rest > 0)
        {
            return true;
        }

        while ((await connection.ReadLineAsync(cancellationToken)).Length > 0)
        {
            // What follows the last chunk are headers that nobody asked for.
        }

        _ended = true;
        return false;
    }
}
