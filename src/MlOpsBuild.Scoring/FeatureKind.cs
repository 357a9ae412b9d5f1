namespace MlOpsBuild.Scoring;

/// <summary>How a feature is represented in a <see cref="FeatureMatrix"/>.</summary>
public enum FeatureKind
{
    /// <summary>A real number; booleans are 0 and 1; a missing value is <see cref="double.NaN"/>.</summary>
    Number,

    /// <summary>
    /// An index into <see cref="FeatureSpec.Categories"/>; a missing value and a value that training never saw are
    /// both NaN (<see cref="MissingValue"/>).
    /// </summary>
    Category,
}
