using System.Text;

namespace Microsoft.Net.Http.Client;

/// <summary>Writes bytes of unknown number as chunks (RFC 9112, 7.1).</summary>
internal sealed class ChunkWriter(ConnectionStream connection) : ForwardingStream
{
    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (buffer.Length == 0)
        {
            return;
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"{buffer.Length:x}\r\n");
        await connection.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await connection.WriteAsync(buffer, cancellationToken);
        await connection.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
    }

    public ValueTask EndAsync(CancellationToken cancellationToken) =>
        connection.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
}
