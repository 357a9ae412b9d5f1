namespace MlOpsBuild.Registry.Images;

/// <summary>A limit of <c>container.gates</c> and what it was held against.</summary>
/// <param name="Metric">The metric, e.g. <c>p99Seconds</c>; see <see cref="ImageMetric.All"/>.</param>
/// <param name="Value">What was measured, in seconds or bytes.</param>
/// <param name="Max">The largest allowed value, in the same unit.</param>
public sealed record ImageGate(string Metric, double Value, double Max)
{
    /// <summary>Whether the value is at most the limit; what is no number is not.</summary>
    public bool Passed => Value <= Max;

    /// <summary>It as in mlops.yaml: <c>p99Seconds max 0.005</c>.</summary>
    public string Name => $"{Metric} max {Plain(Max)}";

    /// <summary>What was found and allowed: <c>p99Seconds 0.012, at most 0.005</c>.</summary>
    public string Message => $"{Metric} {Number(Value)}, at most {Number(Max)}";

    /// <summary>Holds a measurement against its limit.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="max">The largest allowed value.</param>
    /// <param name="measurements">What was measured.</param>
    /// <exception cref="ArgumentException">There is no metric of that name.</exception>
    public static ImageGate Judge(string metric, double max, ImageMeasurements measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return new(
            metric,
            ImageMetric.Find(metric)?.Of(measurements)
                ?? throw new ArgumentException(
                    $"'{metric}' is none of {string.Join(", ", ImageMetric.All.Select(m => m.Name))}.",
                    nameof(metric)
                ),
            max
        );
    }

    // As it is written in mlops.yaml.
    private static string Plain(double value) =>
        value.ToString(value is > 0 and < 0.0001 ? "R" : "0.######", CultureInfo.InvariantCulture);

    private static string Number(double value) =>
        value.ToString(
            value is > 0 and < 0.0001 ? "R" : "#,0.######",
            CultureInfo.InvariantCulture
        );
}
