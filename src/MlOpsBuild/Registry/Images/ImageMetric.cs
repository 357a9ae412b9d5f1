using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Images;

/// <summary>A figure of a running image that <c>container.gates</c> may limit.</summary>
/// <param name="Name">Its name in mlops.yaml, e.g. <c>p99Seconds</c>.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Short">Its name where there is little room.</param>
/// <param name="IsBytes">Whether it is a size in bytes; else it is a time in seconds.</param>
/// <param name="Of">Its value.</param>
public sealed record ImageMetric(
    string Name,
    string Label,
    string Short,
    bool IsBytes,
    Func<ImageMeasurements, double> Of
)
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<ImageMetric> All =
    [
        new("startupSeconds", "Start-up", "start-up", IsBytes: false, m => m.StartupSeconds),
        new("imageBytes", "Size over the base image", "size", IsBytes: true, m => m.ImageBytes),
        new("memoryBytes", "Memory", "memory", IsBytes: true, m => m.MemoryBytes),
        new(
            "p99Seconds",
            "p99 of a request with one row",
            "p99",
            IsBytes: false,
            m => m.P99Seconds
        ),
    ];

    /// <summary>The one of that name, or <see langword="null"/>.</summary>
    public static ImageMetric? Find(string name) =>
        All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.Ordinal));

    /// <summary>A value for people: <c>38.2 MB</c>, <c>12.34 ms</c>, <c>1.5 s</c>.</summary>
    public string Text(double value) => Text(value, value);

    /// <summary>
    /// A value beside its limit for people, in one unit of time; in full where the short ones would look the same though they
    /// differ.
    /// </summary>
    public (string Value, string Max) Texts(double value, double max)
    {
        var largest = Math.Max(value, max);
        var (left, right) = (Text(value, largest), Text(max, largest));
        return !left.Equals(right, StringComparison.Ordinal) || value.Equals(max)
            ? (left, right)
            : (Exact(value), Exact(max));
    }

    private string Text(double value, double largest) =>
        !double.IsFinite(value) || value < 0 ? value.ToString(CultureInfo.InvariantCulture)
        : IsBytes && value < long.MaxValue ? ReadableText.Size((long)value)
        : IsBytes ? value.ToString("R", CultureInfo.InvariantCulture) + " B"
        : largest < 1 ? (value * 1000).ToString("0.###", CultureInfo.InvariantCulture) + " ms"
        : value.ToString("#,0.###", CultureInfo.InvariantCulture) + " s";

    private string Exact(double value) =>
        IsBytes
            ? value.ToString("#,0.##", CultureInfo.InvariantCulture) + " B"
            : value.ToString("R", CultureInfo.InvariantCulture) + " s";
}
