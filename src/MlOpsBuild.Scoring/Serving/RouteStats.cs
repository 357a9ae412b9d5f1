namespace MlOpsBuild.Scoring.Serving;

/// <summary>What a front counted since it started: the answer of <c>/stats</c> on its control socket.</summary>
public sealed record RouteStats
{
    /// <summary>The generation of its table.</summary>
    public required long Generation { get; init; }

    /// <summary>Requests of clients that were answered, by whom ever; health, metrics and copies are not counted.</summary>
    public long Requests { get; init; }

    /// <summary>Of these, those that no backend answered: the client got 502, 503 or 504 of the front's own, or a broken answer.</summary>
    public long Failures { get; init; }

    /// <summary>How often a request was sent once more, so that its client did not notice a failure.</summary>
    public long Retries { get; init; }

    /// <summary>By backend, those included that are no longer in the table but have requests in flight.</summary>
    public required IReadOnlyList<BackendStats> Backends { get; init; }

    /// <summary>Reads the answer's bytes.</summary>
    /// <exception cref="ModelFormatException">They are something else.</exception>
    public static RouteStats Read(ReadOnlySpan<byte> json) =>
        ServingJson.Read(json, ServingJson.Default.RouteStats, "the front's statistics");

    /// <summary>The answer's bytes.</summary>
    public byte[] ToBytes() => ServingJson.Write(this, ServingJson.Default.RouteStats);
}
