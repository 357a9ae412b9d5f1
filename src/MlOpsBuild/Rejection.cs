using MlOpsBuild.Common;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild;

/// <summary>Turns failed checks, gates and images into the one line that says what failed.</summary>
public static class Rejection
{
    private const int Named = 3;

    /// <summary>The rejection of data by its failed checks.</summary>
    public static RejectedException Of(CheckReport checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return Of(
            "data rejected",
            [
                .. checks
                    .Results.Where(r => r.Outcome == CheckOutcome.Fail)
                    .Select(r =>
                        r.Column is null
                            ? $"{r.Check}: {r.Message}"
                            : $"{r.Check} {r.Column}: {r.Message}"
                    ),
            ]
        );
    }

    /// <summary>The rejection of a model by its failed gates, or <see langword="null"/> when none failed.</summary>
    public static RejectedException? Of(ComparisonResult comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Outcome == GateOutcome.Fail
            ? Of(
                "model rejected",
                [
                    .. comparison
                        .Gates.Where(g => g.Outcome == GateOutcome.Fail)
                        .Select(g => g.Message),
                ]
            )
            : null;
    }

    /// <summary>
    /// The rejection of an image by its proof or a failed gate, or <see langword="null"/> when neither failed.
    /// </summary>
    public static RejectedException? Of(ImageRecord image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.IsAccepted ? null : Of("image rejected", [.. image.Failures]);
    }

    /// <summary><c>accepted</c>, <c>inconclusive</c>, <c>rejected</c>, or <c>none</c> before there is a verdict.</summary>
    /// <param name="checks">What the data checks found, if they ran.</param>
    /// <param name="comparison">What the gates said, if they did.</param>
    /// <param name="image">The image that serves the model, if one was made.</param>
    public static string VerdictOf(
        CheckReport? checks,
        ComparisonResult? comparison,
        ImageRecord? image = null
    ) =>
        checks?.Outcome == CheckOutcome.Fail || comparison?.Outcome == GateOutcome.Fail ? "rejected"
        : comparison is null ? "none"
        : image is { IsAccepted: false } ? "rejected"
        : comparison.Outcome == GateOutcome.Inconclusive ? "inconclusive"
        : "accepted";

    private static RejectedException Of(string what, List<string> reasons)
    {
        var more = reasons.Count - Named;
        var text = string.Join(
            "; ",
            reasons.Take(Named).Select(r => r.ReplaceLineEndings(" ").TrimEnd('.'))
        );
        return new RejectedException(
            more > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{what}: {text}; and {more} more")
                : $"{what}: {text}"
        );
    }
}
