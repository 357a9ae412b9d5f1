using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// What happened at one backend, counted by many threads at once: each processor has its own cells, far enough from the others'
/// that they share no cache line.
/// </summary>
internal sealed class BackendCounters
{
    private const int Started = 0;
    private const int Ended = 1;
    private const int Failed = 2;
    private const int Rejected = 3;
    private const int Dropped = 4;
    private const int Ticks = 5;
    private const int FirstLimit = 8;

    // 8 + 16 cells are used; 32 longs are four cache lines.
    private const int Stride = 32;

    private static readonly long[] LimitTicks =
    [
        .. BackendStats.LatencyLimits.Select(s => (long)(s * TimeSpan.TicksPerSecond)),
    ];

    private readonly long[] _cells = new long[ShardedCount.Shards * Stride];

    /// <summary>A request is about to go there. Is a full fence: what is read next was not read before.</summary>
    public void Start() => Add(Started, 1);

    /// <summary>A request that was started did not go there after all, or nobody waits for it any more.</summary>
    public void Leave() => Add(Ended, 1);

    /// <summary>A request that was started was answered or failed.</summary>
    /// <param name="status">The answer's status; 0 when it broke off or never came.</param>
    /// <param name="elapsed">How long it took.</param>
    public void End(int status, TimeSpan elapsed)
    {
        var cell = Shard();
        var bucket = 0;
        while (bucket < LimitTicks.Length && elapsed.Ticks > LimitTicks[bucket])
        {
            bucket++;
        }

        Interlocked.Increment(ref _cells[cell + FirstLimit + bucket]);
        Interlocked.Add(ref _cells[cell + Ticks], elapsed.Ticks);
        if (status is 0 or >= 500)
        {
            Interlocked.Increment(ref _cells[cell + Failed]);
        }
        else if (status >= 400)
        {
            Interlocked.Increment(ref _cells[cell + Rejected]);
        }

        Interlocked.Increment(ref _cells[cell + Ended]);
    }

    /// <summary>A copy did not go there.</summary>
    public void Drop() => Add(Dropped, 1);

    /// <summary>Requests in flight; when 0, there was a moment during the call when none was.</summary>
    public long InFlight
    {
        get
        {
            // The ends first: a request that both starts and ends in between counts as in flight, never as minus one.
            var ended = Sum(Ended);
            return Sum(Started) - ended;
        }
    }

    /// <summary>The time of all that were answered or failed.</summary>
    public TimeSpan Elapsed => new(Sum(Ticks));

    /// <summary>All counts.</summary>
    public BackendStats Read(string name, bool ready)
    {
        var latency = new long[LimitTicks.Length + 1];
        for (var i = 0; i < latency.Length; i++)
        {
            latency[i] = Sum(FirstLimit + i);
        }

        return new BackendStats
        {
            Name = name,
            Ready = ready,
            InFlight = InFlight,
            Requests = latency.Sum(),
            Failures = Sum(Failed),
            Rejected = Sum(Rejected),
            Dropped = Sum(Dropped),
            Latency = latency,
        };
    }

    private static int Shard() => ShardedCount.Shard * Stride;

    private void Add(int cell, long value) => Interlocked.Add(ref _cells[Shard() + cell], value);

    private long Sum(int cell)
    {
        var sum = 0L;
        for (var i = cell; i < _cells.Length; i += Stride)
        {
            sum += Interlocked.Read(ref _cells[i]);
        }

        return sum;
    }
}
