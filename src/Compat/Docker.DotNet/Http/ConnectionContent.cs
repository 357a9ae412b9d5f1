using System.Net;

namespace Microsoft.Net.Http.Client;

/// <summary>The body of an answer, read from the connection as it comes; or the connection itself.</summary>
internal sealed class ConnectionContent(ConnectionStream connection) : HttpContent
{
    public Stream Body { get; set; } = Stream.Null;

    /// <summary>The connection after the answer's headers, in both directions. Whoever takes it disposes it.</summary>
    public WriteClosableStream Hijack() => connection;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(Body);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext context) =>
        Body.CopyToAsync(stream);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext context,
        CancellationToken cancellationToken
    ) => Body.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
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
