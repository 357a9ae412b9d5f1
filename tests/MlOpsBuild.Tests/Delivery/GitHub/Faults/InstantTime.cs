namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>The time of one client: its waits are over at once, and are added up.</summary>
public sealed class InstantTime(SharedClock clock) : TimeProvider
{
    private long _waited;

    /// <summary>All waits so far.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        var timer = new Timer(callback, state, this);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(TimerCallback callback, object? state, InstantTime time) : ITimer
    {
        private bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;

            time.Wait(dueTime);
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (!Volatile.Read(ref _isDisposed))
                    callback(state);
            });
            return true;
        }

        public void Dispose() => Volatile.Write(ref _isDisposed, true);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private void Wait(TimeSpan time)
    {
        Interlocked.Add(ref _waited, time.Ticks);
        clock.Advance(time);
    }
}
