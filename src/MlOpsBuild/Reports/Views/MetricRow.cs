using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;

namespace MlOpsBuild.Reports.Views;

/// <summary>A metric as a table row; <see cref="Label"/> is clean, not escaped.</summary>
/// <param name="Name">The metric's name in mlops.yaml.</param>
/// <param name="Label">What people read.</param>
/// <param name="Baseline">The baseline's value.</param>
/// <param name="Candidate">The candidate's value.</param>
/// <param name="CandidateInterval">The confidence interval of the candidate's value.</param>
/// <param name="Difference">Candidate - baseline with its sign.</param>
/// <param name="Interval">The confidence interval of the difference.</param>
/// <param name="Verdict">What the interval says; <see langword="null"/> without a baseline.</param>
/// <param name="Words">The verdict in words.</param>
/// <param name="HigherIsBetter">Which direction is good.</param>
internal sealed record MetricRow(
    string Name,
    string Label,
    string Baseline,
    string Candidate,
    string CandidateInterval,
    string Difference,
    string Interval,
    Verdict? Verdict,
    string Words,
    bool HigherIsBetter
)
{
    /// <summary>All metrics, the primary one first: those compared, then those that are only evaluated.</summary>
    public static IReadOnlyList<MetricRow> Of(ReportModel model)
    {
        var values = (model.Evaluation?.Metrics ?? [])
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var compared = model.Comparison?.Metrics ?? [];
        var names = compared.Select(m => m.Metric).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. compared.Select(m => Of(m, values.GetValueOrDefault(m.Metric))),
            .. (model.Evaluation?.Metrics ?? []).Where(m => !names.Contains(m.Name)).Select(Of),
        ];
    }

    private static MetricRow Of(MetricComparison metric, MetricValue? value)
    {
        var decimals = ReportNumber.Decimals(metric.Baseline, metric.Candidate);
        return new(
            metric.Metric,
            ReportText.Clean(metric.Label, 60),
            ReportNumber.Value(metric.Baseline, decimals),
            ReportNumber.Value(metric.Candidate, decimals),
            ReportNumber.Range(value?.Low, value?.High, decimals),
            ReportNumber.Signed(metric.Difference, decimals),
            ReportNumber.SignedRange(metric.Low, metric.High, decimals),
            metric.Verdict,
            metric.RowsToDecide is { } rows
                ? $"inconclusive, about {ReportNumber.Count(rows, "row")} would decide"
                : JsonList.NameOf(metric.Verdict),
            metric.HigherIsBetter
        );
    }

    private static MetricRow Of(MetricValue metric)
    {
        var decimals = ReportNumber.Decimals(metric.Value);
        return new(
            metric.Name,
            ReportText.Clean(metric.Label, 60),
            ReportNumber.None,
            ReportNumber.Value(metric.Value, decimals),
            ReportNumber.Range(metric.Low, metric.High, decimals),
            ReportNumber.None,
            ReportNumber.None,
            null,
            "not compared",
            metric.HigherIsBetter
        );
    }
}
