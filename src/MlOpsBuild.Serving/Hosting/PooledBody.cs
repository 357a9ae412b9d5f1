using System.Buffers;
using System.IO.Pipelines;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>A body that comes in parts, put together in a buffer that grows with what comes, not with what is announced.</summary>
internal sealed class PooledBody(ServeLimits limits) : IDisposable
{
    private const int FirstLength = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int _length;

    /// <summary>What came.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>Reads until the body is complete.</summary>
    /// <exception cref="RequestException">It is too long, or does not come in the time that a request may take.</exception>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task ReadAsync(PipeReader reader, Exchange exchange)
    {
        var left =
            TimeSpan.FromSeconds(Math.Min(limits.Seconds, int.MaxValue / 1000))
            - TimeProvider.System.GetElapsedTime(exchange.Started);
        using var timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            timer.Token,
            exchange.Aborted
        );
        try
        {
            bool isCompleted;
            do
            {
                var read = await reader.ReadAsync(end.Token);
                Append(read.Buffer, reader);
                isCompleted = read.IsCompleted;
            } while (!isCompleted);
        }
        catch (OperationCanceledException) when (!exchange.Aborted.IsCancellationRequested)
        {
            throw new RequestException(
                408,
                "The body did not arrive in the time that a request may take."
            );
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void Append(ReadOnlySequence<byte> part, PipeReader reader)
    {
        if (_length + part.Length > limits.BodyBytes)
        {
            reader.AdvanceTo(part.End);
            throw RequestForm.TooLong(limits);
        }

        var needed = _length + (int)part.Length;
        if (needed > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        part.CopyTo(_bytes.AsSpan(_length));
        _length = needed;
        reader.AdvanceTo(part.End);
    }
}
