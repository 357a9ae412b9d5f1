namespace MlOpsBuild.Serving.Observability;

/// <summary>A metric with all its points, as it was at one time.</summary>
/// <param name="Name">As Prometheus' conventions have it: unit in the name, counters end in <c>_total</c>.</param>
/// <param name="Kind">What the numbers are.</param>
/// <param name="Unit">The unit as UCUM writes it, e.g. <c>s</c>, <c>By</c>, <c>{row}</c>, <c>1</c>.</param>
/// <param name="Help">One sentence.</param>
/// <param name="Points">The points; no two with the same labels.</param>
internal sealed record MetricFamily(
    string Name,
    MetricKind Kind,
    string Unit,
    string Help,
    IReadOnlyList<MetricPoint> Points
);
