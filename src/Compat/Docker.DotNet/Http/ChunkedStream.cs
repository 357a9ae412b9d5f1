namespace Microsoft.Net.Http.Client;

/// <summary>The bytes of the chunks of a connection (RFC 9112, 7.1).</summary>
internal sealed class ChunkedStream(ConnectionStream connection) : BoundedStream(connection)
{
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

        return Rest == 0 && !await BeginAsync(cancellationToken)
            ? 0
            : await ReadRestAsync(buffer, cancellationToken);
    }

    private async ValueTask<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (_begun && (await Connection.ReadLineAsync(cancellationToken)).Length > 0)
        {
            throw new IOException("The answer is not HTTP: a chunk is longer than it says.");
        }

        _begun = true;
        var line = await Connection.ReadLineAsync(cancellationToken);
        var size = line.AsSpan(
            0,
            line.AsSpan().IndexOf(';') is >= 0 and var end ? end : line.Length
        );
        if (
            !long.TryParse(
                size.Trim(),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var length
            )
            || length < 0
        )
        {
            throw new IOException("The answer is not HTTP: a chunk has no size.");
        }

        Rest = length;
        if (length > 0)
        {
            return true;
        }

        while ((await Connection.ReadLineAsync(cancellationToken)).Length > 0)
        {
            // What follows the last chunk are headers that nobody asked for.
        }

        _ended = true;
        return false;
    }
}
