using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Terminal;

/// <summary>The end of a run in a terminal: verdict, one table, what needs a look, where the report is.</summary>
public static class TerminalSummary
{
    /// <summary>The narrowest terminal that is served.</summary>
    public const int MinWidth = 40;

    private const int MaxRows = 20;
    private const int MaxChecks = 8;

    /// <summary>Renders a summary.</summary>
    /// <param name="model">What to show.</param>
    /// <param name="width">The terminal's columns; less than <see cref="MinWidth"/> counts as that.</param>
    /// <param name="colour">Whether to colour with ANSI escape sequences.</param>
    /// <param name="location">Where the report is, e.g. <c>artifacts/report/report.html</c>, or empty.</param>
    /// <returns>Lines that end with LF. Nothing from data can move the cursor or colour.</returns>
    public static string Render(
        ReportModel model,
        int width,
        bool colour = false,
        string location = ""
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        width = Math.Max(width, MinWidth);
        var text = new StringBuilder();
        var paint = colour ? Ansi : (Func<string, string?, string>)((line, _) => line);
        Verdict(text, model, width, paint);
        Table(text, model, width, paint);
        Checks(text, model, width, paint);
        Slice(text, model, width);
        Image(text, model, width, paint);
        if (location.Length > 0)
        {
            text.Append("\nReport: ").Append(ReportText.Clean(location, 500)).Append('\n');
        }

        return LogText.WithoutCommands(text.ToString());
    }

    private static void Verdict(
        StringBuilder text,
        ReportModel model,
        int width,
        Func<string, string?, string> paint
    )
    {
        var verdict = ReportVerdict.Of(model);
        var colour = verdict.Outcome switch
        {
            ReportOutcome.Accepted => "good",
            ReportOutcome.Inconclusive => "warn",
            _ => "bad",
        };
        var title = $"{ReportText.Clean(model.Model, 60)}: {verdict.Title}";
        foreach (var line in TerminalText.Wrap(title, width))
        {
            text.Append(paint(line, colour)).Append('\n');
        }

        foreach (var line in TerminalText.Wrap(verdict.Detail, width - 2))
        {
            text.Append("  ").Append(line).Append('\n');
        }
    }

    private static void Table(
        StringBuilder text,
        ReportModel model,
        int width,
        Func<string, string?, string> paint
    )
    {
        var metrics = MetricRow.Of(model);
        if (metrics.Count == 0)
        {
            return;
        }

        var confidence = ReportNumber.Percent(model.Comparison?.Confidence ?? 0.95);
        var table = new TerminalTable(
            "metric",
            "baseline",
            "candidate",
            "difference",
            $"{confidence} CI",
            "gate",
            "result"
        );
        var gates = model.Comparison is { } comparison ? GateRow.Of(comparison) : [];
        foreach (var gate in gates.Take(MaxRows))
        {
            table.Row(
                Colour(gate.Outcome),
                gate.Label,
                gate.Baseline,
                gate.Candidate,
                gate.Difference,
                gate.Interval,
                gate.Threshold,
                Word(gate.Outcome)
            );
        }

        var gated = (model.Comparison?.Gates ?? [])
            .Select(g => g.Metric)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in metrics.Where(r => !gated.Contains(r.Name)).Take(MaxRows))
        {
            table.Row(
                null,
                row.Label,
                row.Baseline,
                row.Candidate,
                row.Difference,
                row.Interval,
                "",
                row.Verdict is { } found ? JsonList.NameOf(found) : ""
            );
        }

        text.Append('\n');
        // Baseline, gate and interval give way before the difference.
        table.Write(
            text,
            width,
            [
                [1],
                [5],
                [1, 5],
                [1, 4],
                [1, 4, 5],
                [1, 3, 4, 5],
            ],
            paint
        );
        // The verdict has the first one's sentence.
        var open = gates
            .Where(g => g.Outcome != GateOutcome.Pass)
            .OrderByDescending(g => g.Outcome);
        foreach (var gate in open.Skip(1).Take(MaxRows))
        {
            foreach (var line in TerminalText.Wrap(gate.Message, width - 2))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }
    }

    private static void Checks(
        StringBuilder text,
        ReportModel model,
        int width,
        Func<string, string?, string> paint
    )
    {
        var found = model.Checks.Results.Where(r => r.Outcome != CheckOutcome.Pass).ToList();
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nData checks: {model.Checks.Results.Count - found.Count:N0} of {model.Checks.Results.Count:N0} passed\n"
        );
        foreach (var check in found.Take(MaxChecks))
        {
            var column = check.Column is { } name ? " " + ReportText.Clean(name, 40) : "";
            var word = check.Outcome == CheckOutcome.Fail ? "FAIL" : "warn";
            var line =
                $"  {word}  {ReportText.Clean(check.Check, 40)}{column}: {ReportText.Clean(check.Message, 300)}";
            text.Append(
                    paint(
                        TerminalText.Cut(line, width),
                        check.Outcome == CheckOutcome.Fail ? "bad" : "warn"
                    )
                )
                .Append('\n');
        }

        if (found.Count > MaxChecks)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {found.Count - MaxChecks:N0} more\n");
        }
    }

    private static void Slice(StringBuilder text, ReportModel model, int width)
    {
        if (
            model.Evaluation is not { } evaluation
            || SliceRow.WorstFirst(evaluation) is not [var worst, ..]
        )
        {
            return;
        }

        var interval = worst.Interval == ReportNumber.None ? "" : $", interval {worst.Interval}";
        var line =
            $"Worst slice: {worst.Column} is {worst.Value}: {ReportText.Clean(worst.Metric.Label, 40)} {worst.Text} on {ReportNumber.Count(worst.Rows, "row")}{interval}";
        text.Append(TerminalText.Cut(line, width)).Append('\n');
    }

    private static void Image(
        StringBuilder text,
        ReportModel model,
        int width,
        Func<string, string?, string> paint
    )
    {
        if (model.Image is not { } image)
        {
            return;
        }

        var figures = ImageMetric.All.Select(m =>
            $"{m.Short} {m.Text(m.Of(image.Measurements))}"
            + (image.Gates.Any(g => g.Metric == m.Name && !g.Passed) ? " FAIL" : "")
        );
        var line = $"Serving image: {Proof(image.Proof)}; {string.Join(", ", figures)}";
        text.Append(paint(TerminalText.Cut(line, width), image.IsAccepted ? null : "bad"))
            .Append('\n');
    }

    private static string Proof(ImageProof proof) =>
        proof.IsEqual ? $"{ReportNumber.Count(proof.Rows, "golden row")} equal bit for bit"
        : proof.Rows == 0 ? "no golden row was sent FAIL"
        : $"{ReportNumber.Count(proof.Different)} of {ReportNumber.Count(proof.Rows, "golden row")} came back different FAIL";

    private static string Word(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Pass => "pass",
            GateOutcome.Inconclusive => "inconclusive",
            _ => "FAIL",
        };

    private static string Colour(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Pass => "good",
            GateOutcome.Inconclusive => "warn",
            _ => "bad",
        };

    private static string Ansi(string line, string? colour) =>
        colour switch
        {
            "good" => $"\e[32m{line}\e[0m",
            "warn" => $"\e[33m{line}\e[0m",
            "bad" => $"\e[31m{line}\e[0m",
            "muted" => $"\e[2m{line}\e[0m",
            _ => line,
        };
}
