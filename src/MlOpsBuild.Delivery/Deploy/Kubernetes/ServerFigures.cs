using System.Text.RegularExpressions;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// What a server counted of predictions, read from its <c>/metrics</c> (Prometheus' text format), as a front counts it.
/// </summary>
internal static partial class ServerFigures
{
    private const string Requests = "mlops_serve_requests_total";
    private const string Latency = "mlops_serve_request_duration_seconds_bucket";

    public static BackendStats Read(string name, string metrics)
    {
        long requests = 0;
        long failures = 0;
        long rejected = 0;
        // Cumulative in the text, each of its own here.
        var cumulative = new long[BackendStats.LatencyLimits.Count + 1];
        foreach (var line in metrics.Split('\n'))
        {
            if (Sample().Match(line) is not { Success: true } sample)
            {
                continue;
            }

            var labels = sample.Groups["labels"].Value;
            // Requests without a model are those for health, pages and the like.
            if (
                Label(labels, "model") is not { Length: > 0 }
                || !double.TryParse(
                    sample.Groups["value"].Value,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                continue;
            }

            var count = (long)value;
            if (sample.Groups["name"].Value == Requests)
            {
                requests += count;
                var status = Label(labels, "status") ?? "";
                failures += status.StartsWith('5') ? count : 0;
                rejected += status.StartsWith('4') ? count : 0;
            }
            else if (sample.Groups["name"].Value == Latency && Bin(labels) is { } bin)
            {
                cumulative[bin] += count;
            }
        }

        return new BackendStats
        {
            Name = name,
            Ready = true,
            Requests = requests,
            Failures = failures,
            Rejected = rejected,
            Latency = Split(cumulative),
        };
    }

    /// <summary>What each bin has for itself.</summary>
    private static long[] Split(long[] cumulative)
    {
        var own = new long[cumulative.Length];
        long below = 0;
        for (var i = 0; i < own.Length; i++)
        {
            // A limit that is left out adds nothing to the one below it.
            own[i] = Math.Max(0, cumulative[i] - below);
            below = Math.Max(below, cumulative[i]);
        }

        return own;
    }

    private static int? Bin(string labels)
    {
        if (Label(labels, "le") is not { } text)
        {
            return null;
        }

        if (text == "+Inf")
        {
            return BackendStats.LatencyLimits.Count;
        }

        for (var i = 0; i < BackendStats.LatencyLimits.Count; i++)
        {
            if (
                double.TryParse(
                    text,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var limit
                ) && limit.Equals(BackendStats.LatencyLimits[i])
            )
            {
                return i;
            }
        }

        return null;
    }

    private static string? Label(string labels, string name)
    {
        foreach (Match label in LabelPair().Matches(labels))
        {
            if (label.Groups["name"].ValueSpan.SequenceEqual(name))
            {
                return label.Groups["value"].Value;
            }
        }

        return null;
    }

    [GeneratedRegex("""^(?<name>[a-z_]+)\{(?<labels>.*)\} (?<value>\S+)""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-z_]+)="(?<value>(?:[^"\\]|\\.)*)["]""")]
    private static partial Regex LabelPair();
}
