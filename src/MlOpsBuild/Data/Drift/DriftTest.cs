namespace MlOpsBuild.Data.Drift;

/// <summary>The outcome of a test whether two samples come from one distribution.</summary>
/// <param name="Statistic">The test's statistic.</param>
/// <param name="PValue">The probability of at least such a statistic if they do, from 0 to 1.</param>
public readonly record struct DriftTest(double Statistic, double PValue);
