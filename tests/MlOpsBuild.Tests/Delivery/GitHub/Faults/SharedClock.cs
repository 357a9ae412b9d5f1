namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>The time of one sequence: it moves only when somebody waits, or is made to.</summary>
public sealed class SharedClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
