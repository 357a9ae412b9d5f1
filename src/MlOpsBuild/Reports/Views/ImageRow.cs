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

    /// <summary>What else was measured with what: how many requests, the size of all layers.</summary>
    public static string Note(ImageRecord image) =>
        $"Measured with {ReportNumber.Count(image.Measurements.Requests, "request")} on the machine that built the image; memory without file cache.";

    /// <summary>A reference without its digest, and the digest; only a name where it is not pushed.</summary>
    public static (string Repository, string Digest) Place(ImageRecord image)
    {
        var at = image.Reference?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at < 0 ? ("", "") : (image.Reference![..at], image.Reference[(at + 1)..]);
    }

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
