namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// The connections to one backend: idle ones wait for the next request, the one used last first. A sweep ends those that waited
/// too long, for a request or for an answer.
/// </summary>
internal sealed class BackendPool(string host, int port, RouteOptions options, TimeProvider time)
    : IDisposable
{
    private const int MaxIdle = 512;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(60);

    // One that was idle for longer is looked at before it is used; under load none is.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly List<BackendConnection> _idle = [];
    private readonly HashSet<BackendConnection> _busy = [];
    private bool _isDisposed;

    /// <summary>A connection that was used before and seems open; <see langword="null"/> when there is none.</summary>
    public BackendConnection? TakeIdle()
    {
        while (true)
        {
            BackendConnection connection;
            lock (_lock)
            {
                if (_idle.Count == 0)
                {
                    return null;
                }

                connection = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
                _busy.Add(connection);
            }

            if (
                time.GetElapsedTime(connection.IdleSince) < Fresh
                    ? connection.Broken == BreakReason.None
                    : !connection.IsStale()
            )
            {
                Await(connection);
                connection.Begin();
                return connection;
            }

            Drop(connection);
        }
    }

    /// <summary>A new connection.</summary>
    /// <exception cref="BackendException">There is none.</exception>
    public async ValueTask<BackendConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await BackendConnection.ConnectAsync(
            host,
            port,
            options.ConnectLimit,
            time,
            cancellationToken
        );
        Await(connection);
        lock (_lock)
        {
            _busy.Add(connection);
        }

        return connection;
    }

    /// <summary>The answer on a connection went on: the time that it may take starts again.</summary>
    public void Await(BackendConnection connection) =>
        connection.Deadline = time.GetTimestamp() + Ticks(options.AnswerLimit);

    /// <summary>Gives a connection back whose answer was read to its end.</summary>
    public void Return(BackendConnection connection)
    {
        connection.Deadline = long.MaxValue;
        connection.WasUsed = true;
        connection.IdleSince = time.GetTimestamp();
        lock (_lock)
        {
            _busy.Remove(connection);
            if (!_isDisposed && _idle.Count < MaxIdle && connection.Unread.IsEmpty)
            {
                _idle.Add(connection);
                return;
            }
        }

        connection.Dispose();
    }

    /// <summary>Ends a connection that cannot be used again.</summary>
    public void Drop(BackendConnection connection)
    {
        connection.Deadline = long.MaxValue;
        lock (_lock)
        {
            _busy.Remove(connection);
        }

        connection.Dispose();
    }

    /// <summary>Ends what waits: one of them was closed by the backend, so the others probably were too.</summary>
    public void DropIdle()
    {
        BackendConnection[] idle;
        lock (_lock)
        {
            idle = [.. _idle];
            _idle.Clear();
        }

        foreach (var connection in idle)
        {
            connection.Dispose();
        }
    }

    /// <summary>Ends idle connections that nobody needed, and breaks off those whose answer does not come.</summary>
    public void Sweep()
    {
        var now = time.GetTimestamp();
        var oldest = now - Ticks(IdleLimit);
        List<BackendConnection>? ended = null;
        List<BackendConnection>? late = null;
        lock (_lock)
        {
            var old = _idle.FindIndex(c => c.IdleSince > oldest);
            old = old < 0 ? _idle.Count : old;
            if (old > 0)
            {
                ended = _idle[..old];
                _idle.RemoveRange(0, old);
            }

            foreach (var connection in _busy)
            {
                if (connection.Deadline < now)
                {
                    (late ??= []).Add(connection);
                }
            }
        }

        ended?.ForEach(c => c.Dispose());
        late?.ForEach(c => c.Break(BreakReason.Timeout));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        DropIdle();
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
