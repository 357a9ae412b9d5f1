namespace MlOpsBuild.Scoring;

/// <summary>How a linear model encodes one feature.</summary>
/// <param name="Mean">Numbers: what is subtracted, and what stands for a missing value. Categories: 0.</param>
/// <param name="Scale">Numbers: what the difference is divided by, above 0. Categories: 1.</param>
/// <param name="MissingIndicator">
/// Numbers: whether the feature has a second weight, which counts when the value is missing.
/// </param>
public readonly record struct LinearTerm(double Mean, double Scale, bool MissingIndicator)
{
    /// <summary>How many weights per output a feature has: one per category; 1 or 2 for a number.</summary>
    public int WidthOf(FeatureSpec feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Kind == FeatureKind.Category ? feature.Categories.Count
            : MissingIndicator ? 2
            : 1;
    }
}
