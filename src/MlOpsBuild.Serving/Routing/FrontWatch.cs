namespace MlOpsBuild.Serving.Routing;

/// <summary>Asks the backends again and again whether they are ready, and ends connections that nobody needs.</summary>
/// <param name="front">Whose.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Receives a line when a backend gets ready, or ceases to be.</param>
internal sealed class FrontWatch(
    Front front,
    RouteOptions options,
    TimeProvider time,
    Action<string> log
)
{
    /// <summary>Watches until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var probes = new Dictionary<Backend, Task>();
        using var timer = new PeriodicTimer(options.ProbeInterval, time);
        try
        {
            do
            {
                var backends = front.Current.Entries.Select(e => e.Backend).ToArray();
                foreach (var backend in backends)
                {
                    backend.Pool.Sweep();
                    // One that is slow to answer is not asked again meanwhile, and does not delay the others.
                    if (!probes.TryGetValue(backend, out var probe) || probe.IsCompleted)
                    {
                        probes[backend] = AskAsync(backend, cancellationToken);
                    }
                }

                foreach (var gone in probes.Keys.Except(backends).ToArray())
                {
                    probes.Remove(gone);
                }

                front.Forget();
            } while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(probes.Values);
        }
    }

    private async Task AskAsync(Backend backend, CancellationToken cancellationToken)
    {
        var before = backend.IsReady;
        try
        {
            await new ReadinessProbe(backend, options, time).AskAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        if (backend.IsReady != before)
        {
            log($"{backend.Name} is {(backend.IsReady ? "" : "not ")}ready.");
        }
    }
}
