using System.Text;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Reports.Plots;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Html;

/// <summary>Gates and metrics.</summary>
internal static class HtmlMetrics
{
    private const int MaxRows = 200;

    /// <summary>The gates, and a sentence for each that did not pass.</summary>
    public static string Gates(ReportModel model)
    {
        if (model.Comparison is not { Gates.Count: > 0 } comparison)
        {
            return "";
        }

        var table = new HtmlTable(
            "Metric",
            ">Baseline",
            ">Candidate",
            ">Difference",
            $">{ReportNumber.Percent(comparison.Confidence)} CI",
            "~Threshold",
            "Result"
        );
        var why = new StringBuilder();
        foreach (var row in GateRow.Of(comparison).Take(MaxRows))
        {
            table.Row(
                HtmlText.Of(row.Label),
                row.Baseline,
                $"<span class=\"main\">{row.Candidate}</span>",
                row.Difference,
                row.Interval,
                HtmlText.Of(row.Threshold),
                Chip(row.Outcome)
            );
            if (row.Outcome != GateOutcome.Pass)
            {
                why.Append($"<li>{Chip(row.Outcome)} {HtmlText.Of(row.Message)}</li>\n");
            }
        }

        return table + (why.Length == 0 ? "" : $"<ul class=\"why\">\n{why}</ul>\n");
    }

    /// <summary>All metrics with their intervals, and the forest plot.</summary>
    public static string Render(ReportModel model)
    {
        var rows = MetricRow.Of(model);
        if (rows.Count == 0)
        {
            return "";
        }

        var confidence = model.Comparison is { } found
            ? ReportNumber.Percent(found.Confidence) + " CI"
            : "CI";
        var table = new HtmlTable(
            "Metric",
            ">Candidate",
            $">{confidence}",
            ">Baseline",
            ">Difference",
            $">{confidence}",
            "~Candidate is"
        );
        foreach (var row in rows.Take(MaxRows))
        {
            table.Row(
                $"{HtmlText.Of(row.Label)}&nbsp;<span class=\"soft\">{(row.HigherIsBetter ? "↑" : "↓")}</span>",
                $"<span class=\"main\">{row.Candidate}</span>",
                row.CandidateInterval,
                row.Baseline,
                row.Difference,
                row.Interval,
                Verdict(row)
            );
        }

        var note = model.Comparison is { } comparison
            ? $"<p class=\"soft\">↑ higher is better, ↓ lower is better. Intervals from {ReportNumber.Count(comparison.Resamples, "bootstrap resample")}; candidate and baseline on the same {ReportNumber.Count(model.Evaluation?.Rows ?? model.Checks.TestRows, "test row")}.</p>\n"
            : "<p class=\"soft\">↑ higher is better, ↓ lower is better.</p>\n";
        return table + note + HtmlModel.Wide(model, PlotSection.Metrics);
    }

    private static string Verdict(MetricRow row) =>
        row.Verdict switch
        {
            null => HtmlText.Chip("same", "not compared"),
            Evaluation.Comparison.Verdict.Better => HtmlText.Chip("good", "better"),
            Evaluation.Comparison.Verdict.Worse => HtmlText.Chip("bad", "worse"),
            Evaluation.Comparison.Verdict.Identical => HtmlText.Chip("same", "identical"),
            _ => HtmlText.Chip("warn", "inconclusive") + Rest(row.Words),
        };

    // "inconclusive, about 12,000 rows would decide": what comes after the first word.
    private static string Rest(string words)
    {
        var comma = words.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? "" : $" <span class=\"soft\">{words[(comma + 2)..]}</span>";
    }

    private static string Chip(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Pass => HtmlText.Chip("good", "pass"),
            GateOutcome.Inconclusive => HtmlText.Chip("warn", "inconclusive"),
            _ => HtmlText.Chip("bad", "fail"),
        };
}
