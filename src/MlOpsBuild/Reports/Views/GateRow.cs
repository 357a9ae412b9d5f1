using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;

namespace MlOpsBuild.Reports.Views;

/// <summary>A gate as a table row. <see cref="Label"/>, <see cref="Threshold"/> and <see cref="Message"/> hold text
/// from configuration: clean, not escaped.</summary>
/// <param name="Label">The metric.</param>
/// <param name="Baseline">The baseline's value.</param>
/// <param name="Candidate">The candidate's value, or the gap.</param>
/// <param name="Difference">Candidate - baseline with its sign.</param>
/// <param name="Interval">The confidence interval of the difference, or of the gap.</param>
/// <param name="Threshold">The condition in words.</param>
/// <param name="Outcome">What the gate says.</param>
/// <param name="Message">Its sentence.</param>
internal sealed record GateRow(
    string Label,
    string Baseline,
    string Candidate,
    string Difference,
    string Interval,
    string Threshold,
    GateOutcome Outcome,
    string Message
)
{
    /// <summary>All gates in the order of configuration.</summary>
    public static IReadOnlyList<GateRow> Of(ComparisonResult comparison) =>
        [.. comparison.Gates.Select(g => Of(g, comparison))];

    /// <summary>The condition without the metric's name: <c>min 0.82</c> of <c>auc min 0.82</c>.</summary>
    public static string Condition(GateResult gate)
    {
        var text = ReportText.Clean(gate.Gate, 80);
        return text.StartsWith(gate.Metric + " ", StringComparison.Ordinal)
            ? text[(gate.Metric.Length + 1)..]
            : text;
    }

    private static GateRow Of(GateResult gate, ComparisonResult comparison)
    {
        var metric = comparison.Metrics.FirstOrDefault(m =>
            string.Equals(m.Metric, gate.Metric, StringComparison.Ordinal)
        );
        var condition = Condition(gate);
        var threshold = Words(condition, gate.Limit);
        var label = ReportText.Clean(metric?.Label ?? gate.Metric, 60);
        var message = ReportText.Clean(gate.Message, 300);
        if (metric is null || condition.Contains("maxGap", StringComparison.Ordinal))
        {
            var digits = ReportNumber.Decimals(gate.Value, metric?.Candidate ?? 0);
            return new(
                metric is null ? label : label + " gap",
                ReportNumber.None,
                ReportNumber.Value(gate.Value, digits),
                ReportNumber.None,
                ReportNumber.Range(gate.Low, gate.High, digits),
                threshold,
                gate.Outcome,
                message
            );
        }

        var decimals = ReportNumber.Decimals(metric.Baseline, metric.Candidate);
        return new(
            label,
            ReportNumber.Value(metric.Baseline, decimals),
            ReportNumber.Value(metric.Candidate, decimals),
            ReportNumber.Signed(metric.Difference, decimals),
            ReportNumber.SignedRange(metric.Low, metric.High, decimals),
            threshold,
            gate.Outcome,
            message
        );
    }

    private static string Words(string condition, double limit) =>
        condition.Split(' ')[0] switch
        {
            "min" => $"at least {ReportNumber.Limit(limit)}",
            "max" => $"at most {ReportNumber.Limit(limit)}",
            "maxRegression" => $"at most {ReportNumber.Limit(limit)} worse",
            // maxGap 0.05 over contract
            "maxGap" => $"at most {ReportNumber.Limit(limit)}{Over(condition)}",
            _ => condition,
        };

    private static string Over(string condition)
    {
        var at = condition.IndexOf(" over ", StringComparison.Ordinal);
        return at < 0 ? "" : condition[at..];
    }
}
