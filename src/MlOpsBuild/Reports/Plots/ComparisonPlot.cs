using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Plots;

/// <summary>
/// Forest plot: each metric's difference to the baseline with its confidence interval, against zero and the allowed
/// regression. To the right is better for every metric; each row has a scale of its own, as the units differ.
/// </summary>
public sealed class ComparisonPlot : IPlot
{
    private const int MaxRows = 20;
    private const int Width = 720;
    private const double Top = 62;
    private const double Step = 26;
    private const double Left = 170;
    private const double Right = 520;
    private const double Middle = (Left + Right) / 2;

    /// <inheritdoc/>
    public string Name => "comparison";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Metrics;

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Comparison is not { Metrics.Count: > 0 } comparison)
        {
            return null;
        }

        var shown = comparison
            .Metrics.Where(m => double.IsFinite(m.Difference))
            .Take(MaxRows)
            .ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var bottom = Top + shown.Count * Step;
        var confidence = ReportNumber.Percent(comparison.Confidence);
        var svg = new Svg();
        svg.Text(16, 20, "Difference to the baseline", "title")
            .Text(Left, Top - 10, "← worse", "small soft")
            .Text(Right, Top - 10, "better →", "small soft end")
            .Text(Width - 16, Top - 10, $"difference ({confidence} CI)", "small soft end")
            .Line(Middle, Top - 4, Middle, bottom, "axis");
        var limits = false;
        for (var i = 0; i < shown.Count; i++)
        {
            var limit = comparison
                .Gates.Where(g =>
                    string.Equals(g.Metric, shown[i].Metric, StringComparison.Ordinal)
                    && GateRow.Condition(g).StartsWith("maxRegression ", StringComparison.Ordinal)
                )
                .Select(g => (double?)g.Limit)
                .FirstOrDefault();
            limits |= limit > 0;
            Row(svg, shown[i], limit, Top + (i + 0.5) * Step);
        }

        var note =
            "Each row has its own scale."
            + (limits ? " Dotted: the regression that a gate allows." : "");
        svg.Text(16, bottom + 20, note, "small soft");
        return new Plot(
            Name,
            "Difference to the baseline",
            $"Candidate minus baseline with {confidence} confidence intervals, to the right is better. {Words(shown)}",
            Width,
            (int)bottom + 32,
            svg.ToString()
        );
    }

    private static void Row(Svg svg, MetricComparison metric, double? limit, double y)
    {
        var sign = metric.HigherIsBetter ? 1 : -1;
        var reach = new[] { metric.Low, metric.High, metric.Difference, limit ?? 0 }
            .Where(double.IsFinite)
            .Max(Math.Abs);
        var scale = new PlotScale(
            -1.15 * Math.Max(reach, 1e-12),
            1.15 * Math.Max(reach, 1e-12),
            Left,
            Right
        );
        var colour = metric.Verdict switch
        {
            Verdict.Better => "good",
            Verdict.Worse => "bad",
            Verdict.Identical => "same",
            _ => "warn",
        };
        svg.Line(Left, y, Right, y, "grid");
        if (limit is > 0 and { } allowed)
        {
            svg.Line(scale.At(-allowed), y - 9, scale.At(-allowed), y + 9, "limit");
        }

        if (double.IsFinite(metric.Low) && double.IsFinite(metric.High))
        {
            svg.Line(
                scale.At(sign * metric.Low),
                y,
                scale.At(sign * metric.High),
                y,
                $"bar c{colour}"
            );
        }

        var decimals = ReportNumber.Decimals(metric.Baseline, metric.Candidate);
        var text =
            $"{ReportNumber.Signed(metric.Difference, decimals)} ({ReportNumber.SignedRange(metric.Low, metric.High, decimals)})";
        svg.Circle(scale.At(sign * metric.Difference), y, 5, $"dot f{colour}")
            .Text(Left - 14, y + 4, ReportText.Clean(metric.Label, 60), "end", Left - 30)
            .Text(Width - 16, y + 4, text, "small end num", Width - Right - 24);
    }

    private static string Words(List<MetricComparison> metrics) =>
        string.Join(
            "; ",
            metrics.Select(m => $"{ReportText.Clean(m.Label, 40)} {JsonList.NameOf(m.Verdict)}")
        ) + ".";
}
