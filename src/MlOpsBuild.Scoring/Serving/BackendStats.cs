namespace MlOpsBuild.Scoring.Serving;

/// <summary>What a front counted of one backend. Counts only go up; a window is the difference of two readings.</summary>
public sealed record BackendStats
{
    /// <summary>The upper limits of <see cref="Latency"/>, in seconds; one more count is of all that took longer.</summary>
    public static IReadOnlyList<double> LatencyLimits { get; } =
    [0.0005, 0.001, 0.0015, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>The backend's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it answered ready when it was last asked.</summary>
    public bool Ready { get; init; }

    /// <summary>Requests that are in flight.</summary>
    public long InFlight { get; init; }

    /// <summary>Requests that were answered, or failed.</summary>
    public long Requests { get; init; }

    /// <summary>Of these, those answered 5xx and those that broke off or never connected.</summary>
    public long Failures { get; init; }

    /// <summary>Of these, those answered 4xx.</summary>
    public long Rejected { get; init; }

    /// <summary>Copies that a shadow did not get, because too many waited for it or it was not ready.</summary>
    public long Dropped { get; init; }

    /// <summary>Requests by how long they took; see <see cref="LatencyLimits"/>.</summary>
    public required IReadOnlyList<long> Latency { get; init; }
}
