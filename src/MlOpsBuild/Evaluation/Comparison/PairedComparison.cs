using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>
/// Two models on the same test rows. Every resample draws the same rows for both, so what makes rows hard for both
/// cancels out and the interval of the difference is much narrower than the models' own intervals suggest.
/// </summary>
public static class PairedComparison
{
    /// <summary>Compares every metric of the task, the primary one first.</summary>
    /// <param name="candidate">The candidate's predictions.</param>
    /// <param name="baseline">The baseline's predictions of the same rows in the same order.</param>
    /// <param name="options">How to resample.</param>
    /// <param name="cancellationToken">Stops between resamples.</param>
    /// <exception cref="ArgumentException">The two have other labels.</exception>
    public static IReadOnlyList<MetricComparison> Compare(
        MetricInput candidate,
        MetricInput baseline,
        BootstrapOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(options);
        if (
            candidate.Task != baseline.Task
            || !candidate.Labels.AsSpan().SequenceEqual(baseline.Labels)
        )
        {
            throw new ArgumentException("The two predict other rows.", nameof(baseline));
        }

        var identical = candidate.Scores.AsSpan().SequenceEqual(baseline.Scores);
        var metrics = MetricCatalog.For(candidate.Task);
        var prepared = new PreparedMetric[2 * metrics.Count];
        for (var m = 0; m < metrics.Count; m++)
        {
            prepared[2 * m] = metrics[m].Prepare(candidate);
            prepared[(2 * m) + 1] = metrics[m].Prepare(baseline);
        }

        var values = identical
            ? []
            : RowBootstrap.Run(prepared, candidate.Rows, options, cancellationToken);
        var once = new int[candidate.Rows];
        Array.Fill(once, 1);
        var results = new MetricComparison[metrics.Count];
        for (var m = 0; m < results.Length; m++)
        {
            var interval = identical
                ? new Interval(0, 0)
                : Difference(values[2 * m], values[(2 * m) + 1], options.Confidence);
            results[m] = Judge(
                metrics[m],
                prepared[(2 * m) + 1].Compute(once),
                prepared[2 * m].Compute(once),
                interval,
                identical,
                candidate.Rows
            );
        }

        return results;
    }

    /// <summary>
    /// About how many rows would put zero outside the interval if the difference stayed what it is: an interval's
    /// half-width shrinks with the square root of the rows, so rows x (half-width / |difference|)^2.
    /// </summary>
    /// <returns>The number, more than <paramref name="rows"/>; <see langword="null"/> beyond a billion.</returns>
    public static int? RowsToDecide(int rows, double difference, double low, double high)
    {
        var ratio = (high - low) / 2 / Math.Abs(difference);
        var needed = Math.Max(rows + 1.0, Math.Ceiling(rows * ratio * ratio));
        return needed <= 1e9 ? (int)needed : null;
    }

    private static Interval? Difference(double[] candidate, double[] baseline, double confidence)
    {
        var differences = new double[candidate.Length];
        for (var b = 0; b < differences.Length; b++)
        {
            differences[b] = candidate[b] - baseline[b];
        }

        return Interval.Percentile(differences, confidence);
    }

    private static MetricComparison Judge(
        IMetric metric,
        double baseline,
        double candidate,
        Interval? interval,
        bool identical,
        int rows
    )
    {
        var difference = candidate - baseline;
        var defined = interval is not null && !double.IsNaN(difference);
        var low = defined ? interval!.Value.Low : double.NaN;
        var high = defined ? interval!.Value.High : double.NaN;
        var verdict =
            identical ? Verdict.Identical
            : low > 0 ? Good(metric.HigherIsBetter)
            : high < 0 ? Good(!metric.HigherIsBetter)
            : Verdict.Inconclusive;
        var rowsToDecide =
            verdict == Verdict.Inconclusive && defined
                ? RowsToDecide(rows, difference, low, high)
                : null;
        return new MetricComparison(
            metric.Name,
            metric.Label,
            metric.HigherIsBetter,
            baseline,
            candidate,
            low,
            high,
            verdict,
            rowsToDecide
        );
    }

    private static Verdict Good(bool good) => good ? Verdict.Better : Verdict.Worse;
}
