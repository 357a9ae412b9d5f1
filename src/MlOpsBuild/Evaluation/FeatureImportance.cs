namespace MlOpsBuild.Evaluation;

/// <summary>Permutation importance of a feature (Breiman, "Random forests", 2001).</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Value">How much worse the primary metric gets, in its unit; at or below 0 means no use.</param>
public sealed record FeatureImportance(string Feature, double Value);
