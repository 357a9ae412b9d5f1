namespace Microsoft.Net.Http.Client;

/// <summary>So many bytes of a connection.</summary>
internal sealed class LengthStream : BoundedStream
{
    public LengthStream(ConnectionStream connection, long length)
        : base(connection) => Rest = length;

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) =>
        Rest == 0 || buffer.Length == 0
            ? ValueTask.FromResult(0)
            : ReadRestAsync(buffer, cancellationToken);
}
