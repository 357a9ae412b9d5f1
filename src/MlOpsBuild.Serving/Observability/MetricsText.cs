using System.Text;

namespace MlOpsBuild.Serving.Observability;

/// <summary>
/// Writes metrics in Prometheus' text format, version 0.0.4 (prometheus.io, "Exposition formats"): a line each for what it is
/// and of what type, then a line per number; a family without points is left out.
/// </summary>
internal static class MetricsText
{
    /// <summary>The format's content type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The text in UTF-8.</summary>
    public static byte[] Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families.Where(f => f.Points.Count > 0))
        {
            text.Append("# HELP ").Append(family.Name).Append(' ');
            Escape(text, family.Help, quotes: false);
            text.Append("\n# TYPE ")
                .Append(family.Name)
                .Append(
                    family.Kind switch
                    {
                        MetricKind.Counter => " counter\n",
                        MetricKind.Gauge => " gauge\n",
                        _ => " histogram\n",
                    }
                );
            foreach (var point in family.Points)
            {
                if (point.Bins is { } bins)
                {
                    Histogram(text, family.Name, point, bins);
                }
                else
                {
                    Sample(text, family.Name, "", point.Labels, null, point.Value);
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Histogram(
        StringBuilder text,
        string name,
        MetricPoint point,
        MetricBins bins
    )
    {
        long sum = 0;
        for (var i = 0; i < bins.Counts.Count; i++)
        {
            sum += bins.Counts[i];
            Sample(
                text,
                name,
                "_bucket",
                point.Labels,
                Number(i < bins.Limits.Count ? bins.Limits[i] : double.PositiveInfinity),
                sum
            );
        }

        Sample(text, name, "_sum", point.Labels, null, point.Value);
        Sample(text, name, "_count", point.Labels, null, sum);
    }

    private static void Sample(
        StringBuilder text,
        string name,
        string suffix,
        IReadOnlyList<KeyValuePair<string, string>> labels,
        string? limit,
        double value
    )
    {
        text.Append(name).Append(suffix);
        var separator = '{';
        foreach (var (label, content) in labels)
        {
            text.Append(separator).Append(label).Append("=\"");
            Escape(text, content, quotes: true);
            text.Append('"');
            separator = ',';
        }

        if (limit is not null)
        {
            text.Append(separator).Append("le=\"").Append(limit).Append('"');
            separator = ',';
        }

        text.Append(separator == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    private static void Escape(StringBuilder text, string content, bool quotes)
    {
        foreach (var c in content)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '"' when quotes => text.Append("\\\""),
                _ => text.Append(c),
            };
        }
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "+Inf" : "-Inf")
        : value.ToString(CultureInfo.InvariantCulture);
}
