using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Metrics;
using static MlOpsBuild.Reports.Intake.IntakeClaims;

namespace MlOpsBuild.Reports.Intake;

/// <summary>Whether an evaluation means something that may be.</summary>
internal sealed class EvaluationMeaning(ReportIntakeOptions options)
{
    /// <summary>What a metric's value may be; any number for one that is not known here.</summary>
    public static (double Lowest, double Highest) RangeOf(string metric) =>
        Catalog<IMetric>.Find(metric)?.Range ?? (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Checks it.</summary>
    public void Check(EvaluationResult evaluation)
    {
        Count("$.evaluation.rows", evaluation.Rows);
        if (evaluation.Metrics.Count == 0)
        {
            throw new ReportRefusedException("$.evaluation.metrics is empty, expected a metric.");
        }

        Metrics("$.evaluation.metrics", evaluation.Metrics);
        Confusion(evaluation);
        Items("$.evaluation.curves", evaluation.Curves.Count, options.MaxParts);
        foreach (var curve in evaluation.Curves)
        {
            Curve(curve);
        }

        foreach (var feature in evaluation.Importance)
        {
            Number("$.evaluation.importance[].value", feature.Value);
        }

        foreach (var slice in evaluation.Slices)
        {
            Count("$.evaluation.slices[].rows", slice.Rows);
            Metrics("$.evaluation.slices[].metrics", slice.Metrics);
        }
    }

    private void Metrics(string path, IReadOnlyList<MetricValue> metrics)
    {
        Items(path, metrics.Count, options.MaxParts);
        foreach (var metric in metrics)
        {
            var (lowest, highest) = RangeOf(metric.Name);
            Number($"{path}[].value", metric.Value, lowest, highest);
            Number($"{path}[].low", metric.Low, lowest, highest);
            Number($"{path}[].high", metric.High, lowest, highest);
        }
    }

    private void Confusion(EvaluationResult evaluation)
    {
        const string path = "$.evaluation.confusion";
        Items("$.evaluation.classes", evaluation.Classes.Count, options.MaxClasses);
        var classes = evaluation.Classes.Count;
        if (
            evaluation.Confusion.Count > 0
            && (
                evaluation.Confusion.Count != classes
                || evaluation.Confusion.Any(r => r.Count != classes)
            )
        )
        {
            throw new ReportRefusedException(
                $"{path} has not as many rows and columns as there are classes ({ReportNumber.Count(classes)})."
            );
        }

        foreach (var count in evaluation.Confusion.SelectMany(r => r))
        {
            Count(path, count);
        }
    }

    private static void Curve(Curve curve)
    {
        foreach (var point in curve.X.Concat(curve.Y))
        {
            Number("$.evaluation.curves[]", point);
        }

        if (curve.Weight.Count > 0 && curve.Weight.Count != curve.X.Count)
        {
            throw new ReportRefusedException(
                "$.evaluation.curves[].weight has not as many items as x."
            );
        }

        foreach (var weight in curve.Weight)
        {
            Count("$.evaluation.curves[].weight", weight);
        }
    }
}
