namespace MlOpsBuild.Serving.Observability;

/// <summary>One number, or histogram, of a metric.</summary>
/// <param name="Labels">Names and values.</param>
/// <param name="Value">The number; for a histogram the sum of what was counted.</param>
/// <param name="Bins">Histograms only.</param>
internal sealed record MetricPoint(
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    double Value,
    MetricBins? Bins = null
)
{
    /// <summary>A point whose labels are given as name, value, name, value.</summary>
    public static MetricPoint Of(double value, params ReadOnlySpan<string> labels)
    {
        var pairs = new KeyValuePair<string, string>[labels.Length / 2];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new(labels[2 * i], labels[(2 * i) + 1]);
        }

        return new MetricPoint(pairs, value);
    }
}
