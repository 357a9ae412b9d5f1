namespace Microsoft.Net.Http.Client;

/// <summary>A part of a connection whose length is known; the connection ends with it.</summary>
internal abstract class BoundedStream(ConnectionStream connection) : ForwardingStream
{
    /// <summary>How many bytes of the part are unread.</summary>
    protected long Rest { get; set; }

    /// <summary>The connection.</summary>
    protected ConnectionStream Connection => connection;

    /// <summary>Reads of the part, which has unread bytes.</summary>
    /// <exception cref="EndOfStreamException">The connection ended within it.</exception>
    protected async ValueTask<int> ReadRestAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        var count = await connection.ReadAsync(
            buffer[..(int)Math.Min(buffer.Length, Rest)],
            cancellationToken
        );
        if (count == 0)
        {
            throw new EndOfStreamException("The daemon closed the connection within an answer.");
        }

        Rest -= count;
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
