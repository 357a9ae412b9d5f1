using MlOpsBuild.Evaluation.Gates;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>
/// The candidate against the baseline, and what the gates say of it. Stored as <c>comparison.json</c>.
/// </summary>
public sealed record ComparisonResult
{
    /// <summary>What the candidate was compared with.</summary>
    public required BaselineIdentity Baseline { get; init; }

    /// <summary>Every metric, the primary one first.</summary>
    public required IReadOnlyList<MetricComparison> Metrics { get; init; }

    /// <summary>Every gate, in the order of mlops.yaml.</summary>
    public required IReadOnlyList<GateResult> Gates { get; init; }

    /// <summary>The confidence of the intervals, e.g. 0.95.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many resamples the intervals come from.</summary>
    public required int Resamples { get; init; }

    /// <summary>The worst outcome of all gates.</summary>
    public GateOutcome Outcome =>
        Gates.Any(g => g.Outcome == GateOutcome.Fail) ? GateOutcome.Fail
        : Gates.Any(g => g.Outcome == GateOutcome.Inconclusive) ? GateOutcome.Inconclusive
        : GateOutcome.Pass;
}
