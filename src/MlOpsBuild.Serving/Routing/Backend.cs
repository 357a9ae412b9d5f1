using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// A server that requests go to, as long as it is in the table or has requests in flight: its connections, its counts and what is
/// known of its state.
/// </summary>
internal sealed class Backend : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private long _pausedUntil;
    private int _failures;
    private volatile bool _isReady;

    public Backend(RouteBackend route, RouteOptions options, TimeProvider time)
    {
        _time = time;
        Name = route.Name;
        Url = route.Url;
        ModelDigest = route.ModelDigest;
        var uri = new Uri(route.Url);
        Pool = new BackendPool(uri.IdnHost.Trim('[', ']'), uri.Port, options, time);
        Authority = uri.Authority;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public string Url { get; }

    /// <summary>Host and port.</summary>
    public string Authority { get; }

    /// <summary>The digest of its model.</summary>
    public string ModelDigest { get; }

    /// <summary>Its connections.</summary>
    public BackendPool Pool { get; }

    /// <summary>What happened there.</summary>
    public BackendCounters Counters { get; } = new();

    /// <summary>Whether it answered ready when it was last asked.</summary>
    public bool IsReady => _isReady;

    /// <summary>Whether connections to it failed just now.</summary>
    public bool IsPaused
    {
        get
        {
            var until = Volatile.Read(ref _pausedUntil);
            return until != 0 && _time.GetTimestamp() < until;
        }
    }

    /// <summary>It answered whether it is ready.</summary>
    public void Probed(bool isReady)
    {
        _isReady = isReady;
        if (isReady)
        {
            Answered();
        }
    }

    /// <summary>It gave an answer, whatever it was.</summary>
    public void Answered()
    {
        if (Volatile.Read(ref _failures) != 0)
        {
            Volatile.Write(ref _failures, 0);
            Volatile.Write(ref _pausedUntil, 0);
        }
    }

    /// <summary>A new connection to it failed, or broke off before an answer: it is put aside, longer each time.</summary>
    public void Failed()
    {
        var failures = Math.Min(Interlocked.Increment(ref _failures), 10);
        var pause = FirstPause * (1 << (failures - 1));
        pause = pause < LongestPause ? pause : LongestPause;
        Volatile.Write(
            ref _pausedUntil,
            _time.GetTimestamp() + (long)(pause.TotalSeconds * _time.TimestampFrequency)
        );
    }

    /// <summary>Whether it is the server of a route; weight and shadow aside.</summary>
    public bool Is(RouteBackend route) =>
        Name == route.Name && Url == route.Url && ModelDigest == route.ModelDigest;

    /// <inheritdoc/>
    public void Dispose() => Pool.Dispose();
}
