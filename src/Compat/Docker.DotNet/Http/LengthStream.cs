namespace Microsoft.Net.Http.Client;

/// <summary>So many bytes of a connection.</summary>
internal sealed class LengthStream(ConnectionStream connection, long length) : ForwardingStream
{
    private long _rest = length;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_rest == 0 || buffer.Length == 0)
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
}
