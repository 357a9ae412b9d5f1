using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary>Sends requests and takes the time of each.</summary>
/// <param name="url">Where to.</param>
/// <param name="requests">The bytes of each different request; they are sent in turn.</param>
/// <param name="count">How many are measured, all connections together.</param>
/// <param name="connections">How many connections ask at once.</param>
/// <param name="warmUp">How many are sent before, which are not measured.</param>
internal sealed class Measurement(
    Uri url,
    IReadOnlyList<byte[]> requests,
    int count,
    int connections,
    int warmUp
)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Measures.</summary>
    /// <exception cref="MlOpsException">Nobody listens there.</exception>
    public async Task<MeasurementResult> RunAsync(CancellationToken cancellationToken)
    {
        await RunAsync(warmUp, [], cancellationToken);
        var ticks = new long[count];
        var start = TimeProvider.System.GetTimestamp();
        var errors = await RunAsync(count, ticks, cancellationToken);
        return new MeasurementResult(ticks, errors, TimeProvider.System.GetElapsedTime(start));
    }

    private async Task<int> RunAsync(int total, long[] ticks, CancellationToken cancellationToken)
    {
        var next = -1;
        var errors = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, Math.Min(connections, total))
                .Select(_ =>
                    Task.Factory.StartNew(
                        Work,
                        cancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );
        cancellationToken.ThrowIfCancellationRequested();
        return errors;

        void Work()
        {
            HttpConnection? connection = null;
            try
            {
                int i;
                while (
                    !cancellationToken.IsCancellationRequested
                    && (i = Interlocked.Increment(ref next)) < total
                )
                {
                    connection ??= HttpConnection
                        .ConnectAsync(url, Timeout, cancellationToken)
                        .GetAwaiter()
                        .GetResult();
                    var start = TimeProvider.System.GetTimestamp();
                    if (!Ask(ref connection, requests[i % requests.Count]))
                    {
                        Interlocked.Increment(ref errors);
                    }

                    if (ticks.Length > 0)
                    {
                        ticks[i] = TimeProvider.System.GetTimestamp() - start;
                    }
                }
            }
            finally
            {
                connection?.Dispose();
            }
        }
    }

    private static bool Ask(ref HttpConnection? connection, byte[] request)
    {
        try
        {
            var status = connection!.Ask(request);
            if (connection.IsClosed)
            {
                connection.Dispose();
                connection = null;
            }

            return status == 200;
        }
        catch (IOException)
        {
            connection!.Dispose();
            connection = null;
            return false;
        }
    }
}
