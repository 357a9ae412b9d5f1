namespace MlOpsBuild.Scoring;

/// <summary>One input of a model.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">How values are represented.</param>
/// <param name="Categories">The values seen in training, in ordinal order; empty for numbers.</param>
public sealed record FeatureSpec(string Name, FeatureKind Kind, IReadOnlyList<string> Categories);
