using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Shared;

/// <summary>A feature of a made-up model, and what values it has.</summary>
internal sealed record SampleFeature(string Name, FeatureType Type)
{
    public double? Min { get; init; }
    public double? Max { get; init; }
    public bool Nullable { get; init; }
    public string? Default { get; init; }

    /// <summary>The allowed texts, or the spellings of a boolean.</summary>
    public string[]? Values { get; init; }

    /// <summary>The texts that training saw; those of <see cref="Values"/> unless given.</summary>
    public string[]? Seen { get; init; }

    public string[] Categories => [.. (Seen ?? Values ?? []).Order(StringComparer.Ordinal)];
}
