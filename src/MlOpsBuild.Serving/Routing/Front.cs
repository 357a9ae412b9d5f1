using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// The table in force and the servers in it. A request enters a backend by <see cref="Enter"/>; a new table takes effect at once
/// and as a whole, and requests that entered before stay where they are.
/// </summary>
internal sealed class Front : IAsyncDisposable
{
    private static readonly TimeSpan DrainInterval = TimeSpan.FromMilliseconds(5);

    private readonly RouteOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string> _log;
    private readonly RouteState _state;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly Lock _retiredLock = new();
    private readonly List<Backend> _retired = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watch;
    private readonly ShardedCount _requests = new();
    private readonly ShardedCount _failures = new();
    private readonly ShardedCount _retries = new();
    private RouteSnapshot _current;

    /// <summary>Starts with the table that was kept.</summary>
    /// <param name="options">How the front works.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Receives a line for people at a time.</param>
    public Front(RouteOptions options, TimeProvider time, Action<string> log)
    {
        _options = options;
        _time = time;
        _log = log;
        _state = new RouteState(options.StateFolder);
        var table = _state.Read(out var warning);
        if (warning is not null)
        {
            log("Warning: " + warning);
        }

        _current = Snapshot(table, null);
        _watch = Task.Run(() => new FrontWatch(this, options, time, log).RunAsync(_end.Token));
    }

    /// <summary>The table in force.</summary>
    public RouteSnapshot Current => Volatile.Read(ref _current);

    /// <summary>
    /// Picks a backend for a request and counts it in there. What is counted in is in flight for <see cref="DrainAsync"/>, or went
    /// by the table that is in force then: nothing is in between.
    /// </summary>
    /// <returns>The entry, to be left by its counters; <see langword="null"/> when there is none (left).</returns>
    public RouteEntry? Enter(ref RouteVisit visit)
    {
        while (true)
        {
            var snapshot = Current;
            if (visit.Next(snapshot) is not { } entry)
            {
                return null;
            }

            // First counted in, then looked whether the table is still in force; a change does it the other way round.
            entry.Backend.Counters.Start();
            if (ReferenceEquals(Current, snapshot))
            {
                return entry;
            }

            entry.Backend.Counters.Leave();
        }
    }

    /// <summary>A request was sent once more.</summary>
    public void Retried() => _retries.Increment();

    /// <summary>A request of a client is over.</summary>
    /// <param name="isFailure">Whether it got no answer of a backend, or a broken one.</param>
    public void Finished(bool isFailure)
    {
        _requests.Increment();
        if (isFailure)
        {
            _failures.Increment();
        }
    }

    /// <summary>Puts a table in force, once it is on disk and its new servers were asked whether they are ready.</summary>
    /// <param name="table">The table; its generation is set.</param>
    /// <param name="generation">The generation that it changes; <see langword="null"/>: whichever is in force.</param>
    /// <param name="cancellationToken">Ends the wait before the table is written.</param>
    /// <returns>What is in force now, and whether it is that table: not when another change came before.</returns>
    /// <exception cref="IOException">The table could not be written; the old one stays in force.</exception>
    public async Task<(RouteSnapshot Snapshot, bool IsTaken)> ReplaceAsync(
        RouteTable table,
        long? generation,
        CancellationToken cancellationToken
    )
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var old = Current;
            if (generation is { } expected && expected != old.Table.Generation)
            {
                return (old, false);
            }

            var next = Snapshot(table with { Generation = old.Table.Generation + 1 }, old);
            try
            {
                await Task.WhenAll(
                    next.Entries.Select(e => e.Backend)
                        .Except(old.Entries.Select(e => e.Backend))
                        .Select(b =>
                            new ReadinessProbe(b, _options, _time).AskAsync(cancellationToken)
                        )
                );
                _state.Write(next.Table);
            }
            catch
            {
                Retire(next, old);
                throw;
            }

            Interlocked.Exchange(ref _current, next);
            Retire(old, next);
            _log(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Routes {next.Table.Generation}: {Describe(next)}"
                )
            );
            return (next, true);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Waits until no request is in flight at a backend.</summary>
    /// <returns>How many are, in the end: 0 unless time ran out.</returns>
    public async Task<long> DrainAsync(
        string name,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var left = Backends().Where(b => b.Name == name).Sum(b => b.Counters.InFlight);
            if (left == 0 || _time.GetElapsedTime(started) >= limit)
            {
                return left;
            }

            await Task.Delay(DrainInterval, _time, cancellationToken);
        }
    }

    /// <summary>What was counted since the front started.</summary>
    public RouteStats Stats() =>
        new()
        {
            Generation = Current.Table.Generation,
            Requests = _requests.Value,
            Failures = _failures.Value,
            Retries = _retries.Value,
            Backends = [.. Backends().Select(b => b.Counters.Read(b.Name, b.IsReady))],
        };

    /// <summary>The backends of the table, then those of former ones with requests in flight.</summary>
    public IReadOnlyList<Backend> Backends()
    {
        lock (_retiredLock)
        {
            return
            [
                .. Current.Entries.Select(e => e.Backend),
                .. _retired.Where(b => b.Counters.InFlight > 0),
            ];
        }
    }

    /// <summary>
    /// Forgets backends of former tables whose last request is done; until then their connections are broken off when they take
    /// too long, as ever.
    /// </summary>
    public void Forget()
    {
        lock (_retiredLock)
        {
            for (var i = _retired.Count - 1; i >= 0; i--)
            {
                _retired[i].Pool.Sweep();
                if (_retired[i].Counters.InFlight == 0)
                {
                    _retired[i].Dispose();
                    _retired.RemoveAt(i);
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watch;
        foreach (var entry in Current.Entries)
        {
            if (entry.Shadow is { } shadow)
            {
                await shadow.DisposeAsync();
            }

            entry.Backend.Dispose();
        }

        _end.Dispose();
        _changing.Dispose();
    }

    private static string Describe(RouteSnapshot snapshot) =>
        snapshot.Entries.Length == 0
            ? "none"
            : string.Join(
                ", ",
                snapshot.Entries.Select(e =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{e.Backend.Name} {(e.Shadow is null ? e.Weight : "shadow")}{(e.Backend.IsReady ? "" : " (not ready)")}"
                    )
                )
            );

    // A server that stays keeps its connections and counts.
    private RouteSnapshot Snapshot(RouteTable table, RouteSnapshot? old) =>
        new(
            table,
            [
                .. table.Backends.Select(route =>
                {
                    var before = old?.Entries.FirstOrDefault(e => e.Backend.Is(route));
                    var backend =
                        before?.Backend ?? Recall(route) ?? new Backend(route, _options, _time);
                    return new RouteEntry(
                        backend,
                        route.Weight,
                        route.Shadow
                            ? before?.Shadow ?? new ShadowSender(backend, _options, _time)
                            : null
                    );
                }),
            ]
        );

    // A server that comes back before its last request is done.
    private Backend? Recall(RouteBackend route)
    {
        lock (_retiredLock)
        {
            var backend = _retired.Find(b => b.Is(route));
            if (backend is not null)
            {
                _retired.Remove(backend);
            }

            return backend;
        }
    }

    private void Retire(RouteSnapshot old, RouteSnapshot next)
    {
        foreach (var entry in old.Entries)
        {
            if (entry.Shadow is { } shadow && !next.Entries.Any(e => e.Shadow == shadow))
            {
                _ = shadow.DisposeAsync().AsTask();
            }

            if (!next.Entries.Any(e => e.Backend == entry.Backend))
            {
                lock (_retiredLock)
                {
                    _retired.Add(entry.Backend);
                }
            }
        }
    }
}
