using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports;

/// <summary>The one line that a reviewer reads first. Plain text: each renderer escapes it.</summary>
/// <param name="Outcome">The outcome in a word.</param>
/// <param name="Title">What decided, e.g. <c>Rejected by gate auc min 0.82</c>.</param>
/// <param name="Detail">The key figure in a sentence, e.g. <c>AUC is 0.7912, at least 0.82 is required.</c></param>
public sealed record ReportVerdict(ReportOutcome Outcome, string Title, string Detail)
{
    private const int NameLength = 60;
    private const int MessageLength = 300;

    /// <summary>
    /// Chooses the words for a model; a failed data check comes before a failed gate, and that before what is wrong with the
    /// image.
    /// </summary>
    public static ReportVerdict Of(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var verdict = OfModel(model);
        return
            verdict.Outcome == ReportOutcome.Rejected
            || model.Image is not { IsAccepted: false } image
            ? verdict
            : RejectedByImage(verdict, image);
    }

    private static ReportVerdict OfModel(ReportModel model)
    {
        if (model.Checks.Outcome == CheckOutcome.Fail)
        {
            return RejectedByData(model.Checks);
        }

        if (model.Comparison is not { } comparison)
        {
            return model.Evaluation is null
                ? new(
                    ReportOutcome.Accepted,
                    "Data accepted",
                    "The data checks passed; no model was evaluated."
                )
                : new(
                    ReportOutcome.Accepted,
                    "Accepted",
                    "The model was evaluated and not compared with a baseline."
                );
        }

        return comparison.Outcome switch
        {
            GateOutcome.Fail => RejectedByGate(comparison),
            GateOutcome.Inconclusive => Undecided(comparison),
            _ => Accepted(comparison),
        };
    }

    private static ReportVerdict RejectedByData(CheckReport checks)
    {
        var failed = checks.Results.Where(r => r.Outcome == CheckOutcome.Fail).ToList();
        var first = failed[0];
        var column = first.Column is { } name
            ? $" on column {ReportText.Clean(name, NameLength)}"
            : "";
        return new(
            ReportOutcome.Rejected,
            $"Rejected by data check {ReportText.Clean(first.Check, NameLength)}{column}{More(failed.Count)}",
            Sentence(first.Message) + " No model was trained."
        );
    }

    private static ReportVerdict RejectedByGate(ComparisonResult comparison)
    {
        var failed = comparison.Gates.Where(g => g.Outcome == GateOutcome.Fail).ToList();
        return new(
            ReportOutcome.Rejected,
            $"Rejected by gate {ReportText.Clean(failed[0].Gate, NameLength)}{More(failed.Count)}",
            Sentence(failed[0].Message)
        );
    }

    // The model's own verdict stays in the words: it says that training again would not help.
    private static ReportVerdict RejectedByImage(ReportVerdict model, ImageRecord image)
    {
        var which = model.Outcome == ReportOutcome.Accepted ? "Model accepted" : model.Title;
        var why = image.Proof.IsEqual ? image.Failures[0] : image.Proof.Summary;
        var first = image.Proof.FirstDifference;
        return new(
            ReportOutcome.Rejected,
            $"{which}, its image is not: {ReportText.Clean(why, NameLength * 2)}{(image.Failures.Count > 1 ? ";" : "")}{More(image.Failures.Count)}",
            (image.Proof.IsEqual || first.Length == 0 ? "" : Sentence(first) + " ") + model.Detail
        );
    }

    private static ReportVerdict Undecided(ComparisonResult comparison)
    {
        var open = comparison.Gates.Where(g => g.Outcome == GateOutcome.Inconclusive).ToList();
        return new(
            ReportOutcome.Inconclusive,
            $"Inconclusive at gate {ReportText.Clean(open[0].Gate, NameLength)}{More(open.Count)}",
            Sentence(open[0].Message) + Rows(comparison, open[0].Metric)
        );
    }

    private static ReportVerdict Accepted(ComparisonResult comparison)
    {
        var gates = comparison.Gates.Count switch
        {
            0 => "No gate is configured.",
            1 => "The gate passed.",
            2 => "Both gates passed.",
            var count => $"All {ReportNumber.Count(count)} gates passed.",
        };
        if (comparison.Metrics.Count == 0)
        {
            return new(ReportOutcome.Accepted, "Accepted", gates);
        }

        var primary = comparison.Metrics[0];
        var decimals = ReportNumber.Decimals(primary.Baseline, primary.Candidate);
        var label = ReportText.Clean(primary.Label, NameLength);
        var baseline = ReportText.Clean(comparison.Baseline.Description, NameLength);
        var interval =
            $"{ReportNumber.Percent(comparison.Confidence)} CI {ReportNumber.SignedRange(primary.Low, primary.High, decimals)}";
        var detail = primary.Verdict switch
        {
            Verdict.Identical =>
                $"{label} {Value()}: every prediction is the same as {baseline}'s. ",
            Verdict.Better =>
                $"{label} {Value()}, better than {baseline}: {Difference()} ({interval}). ",
            Verdict.Worse =>
                $"{label} {Value()}, worse than {baseline}: {Difference()} ({interval}), within the gates. ",
            _ =>
                $"{label} {Value()}, no clear difference from {baseline}: {Difference()} ({interval})."
                    + Rows(comparison, primary.Metric)
                    + " ",
        };
        return new(ReportOutcome.Accepted, "Accepted", detail + gates);

        string Value() => ReportNumber.Value(primary.Candidate, decimals);
        string Difference() => ReportNumber.Signed(primary.Difference, decimals);
    }

    private static string Rows(ComparisonResult comparison, string metric) =>
        comparison.Metrics.FirstOrDefault(m =>
            string.Equals(m.Metric, metric, StringComparison.Ordinal)
        )
            is { RowsToDecide: { } rows }
            ? $" About {ReportNumber.Count(rows, "test row")} would decide."
            : "";

    private static string More(int count) =>
        count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {count - 1} more") : "";

    private static string Sentence(string message)
    {
        var text = ReportText.Clean(message, MessageLength).Trim();
        return text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";
    }
}
