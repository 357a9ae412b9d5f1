namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>A metric that is the mean of a loss per row.</summary>
internal sealed class PreparedMean(double[] losses) : PreparedMetric
{
    public override double Compute(ReadOnlySpan<int> counts)
    {
        // Four sums, always the same four: independent additions are faster, and the order never varies.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        long rows = 0;
        var i = 0;
        var values = losses.AsSpan(0, counts.Length);
        for (; i + 4 <= values.Length; i += 4)
        {
            a += counts[i] * values[i];
            b += counts[i + 1] * values[i + 1];
            c += counts[i + 2] * values[i + 2];
            d += counts[i + 3] * values[i + 3];
            rows += (long)counts[i] + counts[i + 1] + counts[i + 2] + counts[i + 3];
        }

        for (; i < values.Length; i++)
        {
            a += counts[i] * values[i];
            rows += counts[i];
        }

        return rows == 0 ? double.NaN : (a + b + (c + d)) / rows;
    }
}
