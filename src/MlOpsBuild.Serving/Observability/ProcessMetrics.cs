using System.Diagnostics;
using System.Runtime.InteropServices;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Observability;

/// <summary>The metrics of the process, and what it is: its version and its models.</summary>
internal sealed class ProcessMetrics(ServeSettings settings, IReadOnlyList<ServedModel> models)
    : IMetricSource
{
    private readonly Lazy<double> _started = new(StartTime);

    /// <inheritdoc/>
    public IEnumerable<MetricFamily> Read()
    {
        yield return Gauge(
            "mlops_serve_build_info",
            "1",
            "The program.",
            MetricPoint.Of(
                1,
                "version",
                ProgramVersion.Text,
                "runtime",
                RuntimeInformation.FrameworkDescription
            )
        );
        yield return Gauge(
            "mlops_serve_model_info",
            "1",
            "The models that are served.",
            [
                .. models.Select(m =>
                    MetricPoint.Of(
                        1,
                        "model",
                        m.Name,
                        "name",
                        settings.Model,
                        "digest",
                        m.Digest,
                        "trainer",
                        m.Manifest.Trainer,
                        "role",
                        m.IsShadow ? "shadow" : "server"
                    )
                ),
            ]
        );
        yield return Gauge(
            "mlops_serve_model_weight",
            "1",
            "The models' shares of the requests, relative to their sum.",
            [.. models.Select(m => MetricPoint.Of(m.IsShadow ? 0 : m.Weight, "model", m.Name))]
        );
        yield return Gauge(
            "process_resident_memory_bytes",
            "By",
            "Resident memory.",
            MetricPoint.Of(Environment.WorkingSet)
        );
        yield return Counter(
            "process_cpu_seconds_total",
            "s",
            "Processor time, of the program and the system for it.",
            MetricPoint.Of(Environment.CpuUsage.TotalTime.TotalSeconds)
        );
        yield return Gauge(
            "process_start_time_seconds",
            "s",
            "When the process started, in seconds since 1970.",
            MetricPoint.Of(_started.Value)
        );
        yield return Counter(
            "dotnet_gc_collections_total",
            "{collection}",
            "Garbage collections by generation.",
            [
                .. Enumerable
                    .Range(0, GC.MaxGeneration + 1)
                    .Select(g =>
                        MetricPoint.Of(
                            GC.CollectionCount(g),
                            "generation",
                            g.ToString(CultureInfo.InvariantCulture)
                        )
                    ),
            ]
        );
        yield return Counter(
            "dotnet_gc_pause_seconds_total",
            "s",
            "How long garbage collections paused the program.",
            MetricPoint.Of(GC.GetTotalPauseDuration().TotalSeconds)
        );
        yield return Gauge(
            "dotnet_gc_heap_size_bytes",
            "By",
            "The size of the managed heap.",
            MetricPoint.Of(GC.GetTotalMemory(forceFullCollection: false))
        );
        yield return Counter(
            "dotnet_allocated_bytes_total",
            "By",
            "What was allocated on the managed heap since the start.",
            MetricPoint.Of(GC.GetTotalAllocatedBytes())
        );
    }

    private static MetricFamily Gauge(
        string name,
        string unit,
        string help,
        params IReadOnlyList<MetricPoint> points
    ) => new(name, MetricKind.Gauge, unit, help, points);

    private static MetricFamily Counter(
        string name,
        string unit,
        string help,
        params IReadOnlyList<MetricPoint> points
    ) => new(name, MetricKind.Counter, unit, help, points);

    private static double StartTime()
    {
        using var process = Process.GetCurrentProcess();
        var since = process.StartTime.ToUniversalTime() - DateTime.UnixEpoch;
        return Math.Round(since.TotalSeconds, 3);
    }
}
