using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Reports.Intake;

/// <summary>Counts what is read of a stream.</summary>
/// <param name="inner">The stream; <see langword="null"/> for zeros without end.</param>
internal sealed class CountingStream(Stream? inner = null) : ForwardStream
{
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (inner is null)
        {
            buffer.Span.Clear();
        }

        var read = inner is null ? buffer.Length : await inner.ReadAsync(buffer, cancellationToken);
        Count += read;
        return read;
    }
}
