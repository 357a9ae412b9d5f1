namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>One metric of candidate and baseline on the same test rows.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Label">What people read.</param>
/// <param name="HigherIsBetter">Which direction is good.</param>
/// <param name="Baseline">The baseline's value.</param>
/// <param name="Candidate">The candidate's value.</param>
/// <param name="Low">Lower end of the paired bootstrap interval of candidate - baseline.</param>
/// <param name="High">Upper end of the paired bootstrap interval of candidate - baseline.</param>
/// <param name="Verdict">What the interval says.</param>
/// <param name="RowsToDecide">Inconclusive: about how many test rows would decide; else <see langword="null"/>.</param>
public sealed record MetricComparison(
    string Metric,
    string Label,
    bool HigherIsBetter,
    double Baseline,
    double Candidate,
    double Low,
    double High,
    Verdict Verdict,
    int? RowsToDecide
)
{
    /// <summary>Candidate - baseline.</summary>
    public double Difference => Candidate - Baseline;
}
