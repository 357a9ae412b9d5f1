using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports.Views;

/// <summary>A figure of the serving image as a table row.</summary>
/// <param name="Label">What was measured.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Limit">The limit in words, or <see cref="ReportNumber.None"/>.</param>
/// <param name="Passed">Whether it is within the limit; <see langword="null"/> without one.</param>
internal sealed record ImageRow(string Label, string Value, string Limit, bool? Passed)
{
    /// <summary>All figures, each with its limit; one with several limits has a row for each.</summary>
    public static IReadOnlyList<ImageRow> Of(ImageRecord image) =>
        [.. ImageMetric.All.SelectMany(m => Of(m, image))];

    /// <summary>What it was measured with.</summary>
    public static string Note(ImageRecord image) =>
        $"Measured with {ReportNumber.Count(image.Measurements.Requests, "request")} on the machine that built the image; memory without file cache.";

    private static IEnumerable<ImageRow> Of(ImageMetric metric, ImageRecord image)
    {
        var value = metric.Of(image.Measurements);
        var gates = image.Gates.Where(g => g.Metric == metric.Name).ToList();
        if (gates.Count == 0)
        {
            return [new(metric.Label, metric.Text(value), ReportNumber.None, null)];
        }

        return gates.Select(g =>
        {
            var (shown, max) = metric.Texts(value, g.Max);
            return new ImageRow(metric.Label, shown, $"at most {max}", g.Passed);
        });
    }
}
