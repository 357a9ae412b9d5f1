using System.Text;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Routing;

/// <summary>What a front counted, in Prometheus' text format 0.0.4.</summary>
internal static class FrontMetrics
{
    /// <summary>The content type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes all metrics.</summary>
    public static byte[] Write(Front front)
    {
        var stats = front.Stats();
        var entries = front.Current.Entries;
        var text = new StringBuilder();
        Family("mlops_front_generation", "gauge", "The generation of the route table.");
        Sample("mlops_front_generation", "", stats.Generation);
        Family("mlops_front_requests_total", "counter", "Requests of clients that are over.");
        Sample("mlops_front_requests_total", "", stats.Requests);
        Family(
            "mlops_front_failures_total",
            "counter",
            "Of these, those that got no whole answer of a backend."
        );
        Sample("mlops_front_failures_total", "", stats.Failures);
        Family("mlops_front_retries_total", "counter", "Requests that were sent once more.");
        Sample("mlops_front_retries_total", "", stats.Retries);

        Family(
            "mlops_front_backend_weight",
            "gauge",
            "The backend's share, relative to the sum of all."
        );
        foreach (var entry in entries)
        {
            Sample("mlops_front_backend_weight", Label(entry.Backend.Name), entry.Weight);
        }

        PerBackend(
            "ready",
            "gauge",
            "1 if the backend was ready when last asked.",
            b => b.Ready ? 1 : 0
        );
        PerBackend("in_flight", "gauge", "Requests in flight at the backend.", b => b.InFlight);
        PerBackend(
            "failures_total",
            "counter",
            "Answers 5xx, and requests that broke off or never connected.",
            b => b.Failures
        );
        PerBackend("rejected_total", "counter", "Answers 4xx.", b => b.Rejected);
        PerBackend(
            "shadow_dropped_total",
            "counter",
            "Copies that the shadow did not get.",
            b => b.Dropped
        );

        const string Latency = "mlops_front_backend_latency_seconds";
        Family(Latency, "histogram", "From choosing the backend to the last byte of its answer.");
        foreach (var backend in front.Backends())
        {
            var counts = backend.Counters.Read(backend.Name, backend.IsReady);
            var sum = 0L;
            for (var i = 0; i < counts.Latency.Count; i++)
            {
                sum += counts.Latency[i];
                var limit =
                    i < BackendStats.LatencyLimits.Count
                        ? BackendStats.LatencyLimits[i].ToString(CultureInfo.InvariantCulture)
                        : "+Inf";
                Sample(Latency + "_bucket", $"{{backend=\"{backend.Name}\",le=\"{limit}\"}}", sum);
            }

            Sample(Latency + "_sum", Label(backend.Name), backend.Counters.Elapsed.TotalSeconds);
            Sample(Latency + "_count", Label(backend.Name), sum);
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        // A name is checked to have no character that would need an escape.
        static string Label(string backend) => $"{{backend=\"{backend}\"}}";

        void PerBackend(string name, string kind, string help, Func<BackendStats, long> value)
        {
            Family("mlops_front_backend_" + name, kind, help);
            foreach (var backend in stats.Backends)
            {
                Sample("mlops_front_backend_" + name, Label(backend.Name), value(backend));
            }
        }

        void Family(string name, string kind, string help) =>
            text.Append("# HELP ")
                .Append(name)
                .Append(' ')
                .Append(help)
                .Append('\n')
                .Append("# TYPE ")
                .Append(name)
                .Append(' ')
                .Append(kind)
                .Append('\n');

        void Sample(string name, string labels, double value) =>
            text.Append(name)
                .Append(labels)
                .Append(' ')
                .Append(value.ToString("R", CultureInfo.InvariantCulture))
                .Append('\n');
    }
}
