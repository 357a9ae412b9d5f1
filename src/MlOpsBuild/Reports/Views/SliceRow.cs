using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Slices;

namespace MlOpsBuild.Reports.Views;

/// <summary>A slice with its primary metric, ready for a table or a plot; names are clean, not escaped.</summary>
/// <param name="Column">The slice column.</param>
/// <param name="Value">The slice's value.</param>
/// <param name="Rows">Test rows in it.</param>
/// <param name="Metric">The primary metric on it.</param>
internal sealed record SliceRow(string Column, string Value, int Rows, MetricValue Metric)
{
    /// <summary>The metric's value.</summary>
    public string Text => ReportNumber.Value(Metric.Value, ReportNumber.Decimals(Metric.Value));

    /// <summary>The metric's confidence interval.</summary>
    public string Interval =>
        ReportNumber.Range(Metric.Low, Metric.High, ReportNumber.Decimals(Metric.Value));

    /// <summary>
    /// Slices from the worst: by the better end of the interval, so that a slice does not come first only because it
    /// has few rows; those without an interval after them, by value; those without a value are left out.
    /// </summary>
    public static IReadOnlyList<SliceRow> WorstFirst(EvaluationResult evaluation)
    {
        if (evaluation.Metrics.Count == 0)
        {
            return [];
        }

        var primary = evaluation.Metrics[0].Name;
        return
        [
            .. evaluation
                .Slices.Select(s => Of(s, primary))
                .OfType<SliceRow>()
                .OrderBy(r => BetterEnd(r.Metric) is null)
                .ThenBy(r => Badness(r.Metric, BetterEnd(r.Metric) ?? r.Metric.Value))
                .ThenBy(r => Badness(r.Metric, r.Metric.Value)),
        ];
    }

    private static SliceRow? Of(SliceResult slice, string primary) =>
        slice.Metrics.FirstOrDefault(m => string.Equals(m.Name, primary, StringComparison.Ordinal))
            is { } metric
        && !double.IsNaN(metric.Value)
            ? new(
                ReportText.Clean(slice.Column, 60),
                slice.Value.Length == 0 ? "(empty)" : ReportText.Clean(slice.Value, 60),
                slice.Rows,
                metric
            )
            : null;

    private static double? BetterEnd(MetricValue metric)
    {
        var end = metric.HigherIsBetter ? metric.High : metric.Low;
        return end is { } value && !double.IsNaN(value) ? value : null;
    }

    // Smaller comes first.
    private static double Badness(MetricValue metric, double value) =>
        metric.HigherIsBetter ? value : -value;
}
