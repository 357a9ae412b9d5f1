using System.Net;

namespace MlOpsBuild.Registry.Remote;

/// <summary>A part of a stream that can seek, as a request's body; tells how much has gone.</summary>
internal sealed class FilePartContent(
    Func<Stream> open,
    long start,
    long length,
    Action<long> progressed
) : HttpContent
{
    private const int BufferSize = 1 << 16;

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[BufferSize];
        await using var source = open();
        source.Position = start;
        for (var done = 0L; done < length; progressed(done))
        {
            var read = await source.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(BufferSize, length - done)),
                cancellationToken
            );
            if (read == 0)
            {
                throw new InvalidOperationException("The blob is shorter than its size.");
            }

            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            done += read;
        }
    }
}
