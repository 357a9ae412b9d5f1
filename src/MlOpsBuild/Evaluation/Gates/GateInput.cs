using MlOpsBuild.Evaluation.Comparison;

namespace MlOpsBuild.Evaluation.Gates;

/// <summary>What gates look at.</summary>
/// <param name="Evaluation">How the candidate does by itself.</param>
/// <param name="Comparisons">How it compares with the baseline, by metric.</param>
/// <param name="Confidence">The confidence of all intervals, e.g. 0.95.</param>
public sealed record GateInput(
    EvaluationResult Evaluation,
    IReadOnlyList<MetricComparison> Comparisons,
    double Confidence
);
