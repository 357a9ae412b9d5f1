namespace MlOpsBuild.Scoring.Serving;

/// <summary>What a front counted since it started: the answer of <c>/stats</c> on its control socket.</summary>
public sealed record RouteStats
{
    /// <summary>The generation of its table.</summary>
    public required long Generation { get; init; }

    /// <summary>By backend, those included that are no longer in the table but have requests in flight.</summary>
    public required IReadOnlyList<BackendStats> Backends { get; init; }

    /// <summary>Reads the answer's bytes.</summary>
    /// <exception cref="ModelFormatException">They are something else.</exception>
    public static RouteStats Read(ReadOnlySpan<byte> json) =>
        ServingJson.Read(json, ServingJson.Default.RouteStats, "the front's statistics");

    /// <summary>The answer's bytes.</summary>
    public byte[] ToBytes() => ServingJson.Write(this, ServingJson.Default.RouteStats);
}
