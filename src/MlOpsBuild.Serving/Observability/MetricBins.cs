namespace MlOpsBuild.Serving.Observability;

/// <summary>The bins of a histogram.</summary>
/// <param name="Limits">Ascending upper limits, each included in its bin.</param>
/// <param name="Counts">By bin, not cumulative; one more than <paramref name="Limits"/>, the last without a limit.</param>
internal sealed record MetricBins(IReadOnlyList<double> Limits, IReadOnlyList<long> Counts);
