using MlOpsBuild.Configuration;

namespace MlOpsBuild.Data.Checks;

/// <summary>Turns measured values into pass, warn or fail: one rule for all checks.</summary>
public static class CheckJudge
{
    /// <summary>
    /// Judges what a check measured. Each value beyond a limit is a result of its own; if there is none, one result
    /// says so with the value that came closest.
    /// </summary>
    /// <param name="check">The check, with its default limits.</param>
    /// <param name="measures">What it measured.</param>
    /// <param name="config">Overrides, or <see langword="null"/>.</param>
    public static IReadOnlyList<CheckResult> Judge(
        IDataCheck check,
        IReadOnlyList<CheckMeasure> measures,
        CheckConfig? config
    )
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(measures);
        var results = new List<CheckResult>();
        CheckMeasure? closest = null;
        foreach (var measure in measures)
        {
            var result = Judge(check, measure, config);
            if (result.Outcome != CheckOutcome.Pass)
            {
                results.Add(result);
            }
            else if (closest is null || IsWorse(measure, closest))
            {
                closest = measure;
            }
        }

        return results.Count > 0 ? results : [Passed(check, measures.Count, closest, config)];
    }

    /// <summary>Judges one value.</summary>
    public static CheckResult Judge(IDataCheck check, CheckMeasure measure, CheckConfig? config)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(measure);
        var (warn, max) = Limits(check, measure, config);
        var outcome =
            Exceeds(measure, max) ? CheckOutcome.Fail
            : Exceeds(measure, warn) ? CheckOutcome.Warn
            : CheckOutcome.Pass;
        return new CheckResult
        {
            Check = check.Name,
            Column = measure.Column,
            Outcome = outcome,
            Value = double.IsFinite(measure.Value) ? measure.Value : null,
            Limit = outcome == CheckOutcome.Warn ? warn : max ?? warn,
            Message = measure.Message,
            Advice = outcome == CheckOutcome.Pass ? "" : measure.Advice,
        };
    }

    private static (double? Warn, double? Max) Limits(
        IDataCheck check,
        CheckMeasure measure,
        CheckConfig? config
    ) =>
        measure.IsFixed
            ? (measure.Warn, measure.Max)
            : (config?.Warn ?? check.Warn, config?.Max ?? check.Max);

    private static bool Exceeds(CheckMeasure measure, double? limit) =>
        limit is { } l
        && !measure.IsInconclusive
        && (measure.SmallIsBad ? measure.Value < l : measure.Value > l);

    private static bool IsWorse(CheckMeasure a, CheckMeasure b) =>
        a.IsInconclusive != b.IsInconclusive ? b.IsInconclusive
        : a.SmallIsBad ? a.Value < b.Value
        : a.Value > b.Value;

    private static CheckResult Passed(
        IDataCheck check,
        int count,
        CheckMeasure? closest,
        CheckConfig? config
    )
    {
        if (closest is null)
        {
            return new CheckResult
            {
                Check = check.Name,
                Outcome = CheckOutcome.Pass,
                Message = "Nothing to measure in this data.",
            };
        }

        var result = Judge(check, closest, config);
        return closest.Column is not { } column
            ? result
            : result with
            {
                Column = null,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count:N0} {(count == 1 ? "column" : "columns")} within the limit; closest is {column}: {closest.Message}"
                ),
            };
    }
}
