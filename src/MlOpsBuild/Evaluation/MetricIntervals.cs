using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation;

/// <summary>Metrics with their bootstrap intervals.</summary>
internal static class MetricIntervals
{
    public static IReadOnlyList<MetricValue> Compute(
        IReadOnlyList<IMetric> metrics,
        MetricInput input,
        BootstrapOptions options,
        CancellationToken cancellationToken
    )
    {
        var prepared = new PreparedMetric[metrics.Count];
        var once = new int[input.Rows];
        Array.Fill(once, 1);
        for (var m = 0; m < prepared.Length; m++)
        {
            prepared[m] = metrics[m].Prepare(input);
        }

        var resampled =
            options.Resamples > 0
                ? RowBootstrap.Run(prepared, input.Rows, options, cancellationToken)
                : null;
        var values = new MetricValue[prepared.Length];
        for (var m = 0; m < values.Length; m++)
        {
            var value = prepared[m].Compute(once);
            var interval =
                resampled is null || double.IsNaN(value)
                    ? null
                    : Interval.Percentile(resampled[m], options.Confidence);
            values[m] = new MetricValue(
                metrics[m].Name,
                metrics[m].Label,
                value,
                metrics[m].HigherIsBetter,
                interval?.Low,
                interval?.High
            );
        }

        return values;
    }
}
