using System.Text;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>The gates, and the metrics that no gate speaks of.</summary>
internal static class MarkdownGates
{
    private const int MaxRows = 40;

    /// <summary>The gates table, and a sentence for each that did not pass.</summary>
    public static string Render(ReportModel model)
    {
        if (model.Comparison is not { Gates.Count: > 0 } comparison)
        {
            return "";
        }

        var confidence = ReportNumber.Percent(comparison.Confidence);
        var table = new MarkdownTable(
            "Metric",
            ">Baseline",
            ">Candidate",
            ">Difference",
            $">{confidence} CI",
            "Threshold",
            "Result"
        );
        var rows = GateRow.Of(comparison);
        var messages = new StringBuilder();
        foreach (var row in rows.Take(MaxRows))
        {
            table.Row(
                MarkdownEscape.Text(row.Label),
                row.Baseline,
                $"**{row.Candidate}**",
                row.Difference,
                row.Interval,
                MarkdownEscape.Text(row.Threshold),
                Result(row.Outcome)
            );
            if (row.Outcome != GateOutcome.Pass)
            {
                messages
                    .Append("- ")
                    .Append(Sign(row.Outcome))
                    .Append(' ')
                    .Append(MarkdownEscape.Text(row.Message, 300))
                    .Append('\n');
            }
        }

        return "### Gates\n\n"
            + table
            + More(rows.Count)
            + (messages.Length == 0 ? "" : "\n" + messages);
    }

    /// <summary>Metrics without a gate: folded, or open when there are no gates at all.</summary>
    public static string OtherMetrics(ReportModel model)
    {
        var gated = (model.Comparison?.Gates ?? [])
            .Select(g => g.Metric)
            .ToHashSet(StringComparer.Ordinal);
        var rows = MetricRow.Of(model).Where(r => !gated.Contains(r.Name)).ToList();
        if (rows.Count == 0)
        {
            return "";
        }

        var confidence = model.Comparison is { } comparison
            ? ReportNumber.Percent(comparison.Confidence) + " CI"
            : "CI";
        var table = new MarkdownTable(
            "Metric",
            ">Baseline",
            ">Candidate",
            ">Difference",
            $">{confidence}",
            "Candidate is"
        );
        foreach (var row in rows.Take(MaxRows))
        {
            table.Row(
                MarkdownEscape.Text(row.Label),
                row.Baseline,
                row.Candidate,
                row.Difference,
                row.Interval,
                row.Words
            );
        }

        return gated.Count == 0
            ? "### Metrics\n\n" + table + More(rows.Count)
            : Fold(
                string.Create(CultureInfo.InvariantCulture, $"Other metrics ({rows.Count})"),
                table + More(rows.Count)
            );
    }

    /// <summary>A folded part.</summary>
    /// <param name="summary">What is seen when folded: fixed text, never from data.</param>
    /// <param name="text">Its Markdown.</param>
    public static string Fold(string summary, string text) =>
        $"<details><summary>{summary}</summary>\n\n{text}\n</details>\n";

    private static string More(int count) =>
        count > MaxRows
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"\nand {count - MaxRows:N0} more in `report.html`.\n"
            )
            : "";

    private static string Result(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Pass => "✅ pass",
            GateOutcome.Inconclusive => "⚠️ inconclusive",
            _ => "❌ **fail**",
        };

    private static string Sign(GateOutcome outcome) => outcome == GateOutcome.Fail ? "❌" : "⚠️";
}
