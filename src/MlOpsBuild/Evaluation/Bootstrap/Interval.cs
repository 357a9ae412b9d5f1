namespace MlOpsBuild.Evaluation.Bootstrap;

/// <summary>A confidence interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>
    /// The bootstrap percentile interval: the quantiles at (1 - confidence) / 2 and (1 + confidence) / 2, between
    /// neighbours by linear interpolation (Hyndman and Fan's type 7). Resamples on which the metric is not defined are
    /// left out.
    /// </summary>
    /// <param name="values">One value per resample; sorted in place.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <returns>The interval, or <see langword="null"/> when fewer than half of the values are numbers.</returns>
    public static Interval? Percentile(double[] values, double confidence)
    {
        ArgumentNullException.ThrowIfNull(values);
        Array.Sort(values); // NaN first
        var undefined = 0;
        while (undefined < values.Length && double.IsNaN(values[undefined]))
        {
            undefined++;
        }

        var defined = values.AsSpan(undefined);
        if (defined.IsEmpty || defined.Length < undefined)
        {
            return null;
        }

        return new Interval(
            Quantile(defined, (1 - confidence) / 2),
            Quantile(defined, (1 + confidence) / 2)
        );
    }

    /// <summary>Whether <paramref name="value"/> lies in it, ends included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
