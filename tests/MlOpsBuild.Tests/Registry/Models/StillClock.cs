namespace MlOpsBuild.Tests.Registry.Models;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class StillClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
