using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>
/// Whether and where telemetry goes, as the standard variables say (opentelemetry.io, "Environment Variable Specification" and
/// "OpenTelemetry Protocol Exporter"). What they ask for and is not there is warned of; nothing of them keeps the server from
/// serving.
/// </summary>
internal sealed record OtlpSettings
{
    /// <summary>Where metrics go; <see langword="null"/>: nowhere.</summary>
    public OtlpTarget? Metrics { get; init; }

    /// <summary>Where spans go; <see langword="null"/>: nowhere.</summary>
    public OtlpTarget? Traces { get; init; }

    /// <summary>Between two messages of metrics. <value>The default value is 60 seconds.</value></summary>
    public TimeSpan MetricInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two messages of spans. <value>The default value is 5 seconds.</value></summary>
    public TimeSpan SpanInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many spans may wait; more are dropped. <value>The default value is 2048.</value></summary>
    public int SpanQueue { get; init; } = 2048;

    /// <summary>The most spans of one message. <value>The default value is 512.</value></summary>
    public int SpanBatch { get; init; } = 512;

    /// <summary>Which requests have a span.</summary>
    public TraceSampler Sampler { get; init; } = TraceSampler.Default;

    /// <summary>What says who sends it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Resource { get; init; } = [];

    /// <summary>Reads the variables.</summary>
    /// <param name="environment">The value of a variable.</param>
    /// <param name="service">The service's name where the variables have none.</param>
    /// <param name="version">The service's version.</param>
    /// <param name="warn">Is told in a sentence of what cannot be done.</param>
    /// <returns><see langword="null"/>: nothing is to be sent.</returns>
    public static OtlpSettings? Read(
        Func<string, string?> environment,
        string service,
        string version,
        Action<string> warn
    )
    {
        var variables = new OtlpVariables(environment, warn);
        if (
            string.Equals(
                variables.Text("OTEL_SDK_DISABLED"),
                "true",
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            return null;
        }

        var metrics = variables.Target("metrics");
        var traces = variables.Target("traces");
        return metrics is null && traces is null
            ? null
            : new OtlpSettings
            {
                Metrics = metrics,
                Traces = traces,
                MetricInterval = variables.Milliseconds("OTEL_METRIC_EXPORT_INTERVAL", 60_000),
                SpanInterval = variables.Milliseconds("OTEL_BSP_SCHEDULE_DELAY", 5_000),
                SpanQueue = variables.Whole("OTEL_BSP_MAX_QUEUE_SIZE", 2048),
                SpanBatch = variables.Whole("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", 512),
                Sampler = TraceSampler.Parse(
                    variables.Text("OTEL_TRACES_SAMPLER"),
                    variables.Text("OTEL_TRACES_SAMPLER_ARG"),
                    warn
                ),
                Resource = variables.Resource(service, version),
            };
    }
}
