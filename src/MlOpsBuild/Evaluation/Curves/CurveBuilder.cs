using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Curves;

/// <summary>The plotted lines of each task.</summary>
internal static class CurveBuilder
{
    public const int MaxPoints = 200;
    private const int MaxClasses = 10;

    /// <summary>
    /// Binary: roc, precisionRecall and calibration. Multiclass: the same for each class against the rest, the ten most
    /// frequent ones at most. Regression: residuals.
    /// </summary>
    public static IReadOnlyList<Curve> All(MetricInput input, IReadOnlyList<string> classes) =>
        input.Task switch
        {
            ModelTask.Regression => [ResidualCurve.Of(input)],
            ModelTask.Binary => OfClass(input, 1, ""),
            _ => [.. MostFrequent(input).SelectMany(k => OfClass(input, k, classes[k]))],
        };

    private static IReadOnlyList<Curve> OfClass(MetricInput input, int k, string name)
    {
        var ranked = input.Ranked(k);
        var positives = ranked.PositiveMask.Count(m => m != 0);
        if (positives == 0 || positives == input.Rows)
        {
            return [CalibrationCurve.Of(ranked, name)];
        }

        return
        [
            RankingCurves.Roc(ranked, positives, name),
            RankingCurves.PrecisionRecall(ranked, positives, name),
            CalibrationCurve.Of(ranked, name),
        ];
    }

    private static IEnumerable<int> MostFrequent(MetricInput input)
    {
        var rows = new int[input.ClassCount];
        foreach (var label in input.Labels)
        {
            rows[(int)label]++;
        }

        return Enumerable
            .Range(0, rows.Length)
            .Where(k => rows[k] > 0)
            .OrderByDescending(k => rows[k])
            .ThenBy(k => k)
            .Take(MaxClasses)
            .Order();
    }
}
