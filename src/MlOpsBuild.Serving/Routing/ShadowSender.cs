using System.Threading.Channels;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// Sends copies of requests to a shadow, a few at a time. Whoever offers a copy never waits: when too many are waiting, it is
/// dropped and counted. Answers are read and forgotten.
/// </summary>
internal sealed class ShadowSender : IAsyncDisposable
{
    private const int Senders = 8;
    private readonly Backend _backend;
    private readonly TimeProvider _time;
    private readonly long _maxBytes;
    private readonly Channel<byte[]> _copies;
    private readonly CancellationTokenSource _end = new();
    private readonly Task[] _senders;
    private long _bytes;

    public ShadowSender(Backend backend, RouteOptions options, TimeProvider time)
    {
        _backend = backend;
        _time = time;
        _maxBytes = options.ShadowBytes;
        _copies = Channel.CreateBounded<byte[]>(
            new BoundedChannelOptions(options.ShadowQueue)
            {
                FullMode = BoundedChannelFullMode.Wait,
            }
        );
        _senders = [.. Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync))];
    }

    /// <summary>Sends a copy of a request, later or never.</summary>
    /// <param name="request">Its bytes, head and body; copied during the call.</param>
    public void Offer(ReadOnlySpan<byte> request)
    {
        if (_backend is { IsReady: true, IsPaused: false })
        {
            if (
                Interlocked.Add(ref _bytes, request.Length) <= _maxBytes
                && _copies.Writer.TryWrite(request.ToArray())
            )
            {
                return;
            }

            Interlocked.Add(ref _bytes, -request.Length);
        }

        _backend.Counters.Drop();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _copies.Writer.TryComplete();
        await _end.CancelAsync();
        await Task.WhenAll(_senders);
        _end.Dispose();
    }

    private async Task SendAsync()
    {
        var client = new BackendClient(_backend);
        try
        {
            await foreach (var copy in _copies.Reader.ReadAllAsync(_end.Token))
            {
                Interlocked.Add(ref _bytes, -copy.Length);
                var started = _time.GetTimestamp();
                var status = 0;
                _backend.Counters.Start();
                try
                {
                    status = await client.SendAsync(copy, _end.Token);
                    _backend.Answered();
                }
                catch (BackendException)
                {
                    _backend.Failed();
                }
                finally
                {
                    _backend.Counters.End(status, _time.GetElapsedTime(started));
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // What still waits is copies only.
        }
    }
}
