using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>Writes metrics and spans as messages of the OpenTelemetry Protocol 1.x.</summary>
internal static class OtlpMessages
{
    private const string Scope = "MlOpsBuild.Serving";
    private const int Cumulative = 2;
    private const int ServerKind = 2;
    private const int ErrorStatus = 2;

    /// <summary>An <c>ExportMetricsServiceRequest</c>.</summary>
    /// <param name="protocol">The notation.</param>
    /// <param name="resource">Who sends it.</param>
    /// <param name="families">The metrics; counters are cumulative since the start.</param>
    /// <param name="started">When counting began, in nanoseconds since 1970.</param>
    /// <param name="now">When they were read.</param>
    public static byte[] OfMetrics(
        OtlpProtocol protocol,
        IReadOnlyList<KeyValuePair<string, string>> resource,
        IEnumerable<MetricFamily> families,
        ulong started,
        ulong now
    )
    {
        var writer = OtlpWriter.Create(protocol);
        Open(writer, "resourceMetrics", "scopeMetrics", resource);
        writer.BeginList("metrics");
        foreach (var family in families.Where(f => f.Points.Count > 0))
        {
            writer.Begin(2, "");
            // Who keeps them for Prometheus adds the ending again.
            const string Ending = "_total";
            writer.Text(
                1,
                "name",
                family.Name.EndsWith(Ending, StringComparison.Ordinal)
                    ? family.Name[..^Ending.Length]
                    : family.Name
            );
            writer.Text(2, "description", family.Help);
            writer.Text(3, "unit", family.Unit);
            Points(writer, family, started, now);
            writer.End();
        }

        return Close(writer);
    }

    /// <summary>An <c>ExportTraceServiceRequest</c>.</summary>
    /// <param name="protocol">The notation.</param>
    /// <param name="resource">Who sends it.</param>
    /// <param name="spans">The spans.</param>
    public static byte[] OfSpans(
        OtlpProtocol protocol,
        IReadOnlyList<KeyValuePair<string, string>> resource,
        IEnumerable<RequestSpan> spans
    )
    {
        var writer = OtlpWriter.Create(protocol);
        Open(writer, "resourceSpans", "scopeSpans", resource);
        writer.BeginList("spans");
        foreach (var span in spans)
        {
            writer.Begin(2, "");
            Span(writer, span);
            writer.End();
        }

        return Close(writer);
    }

    // Resource and scope have the same numbers in both messages.
    private static void Open(
        OtlpWriter writer,
        string resources,
        string scopes,
        IReadOnlyList<KeyValuePair<string, string>> resource
    )
    {
        writer.BeginList(resources);
        writer.Begin(1, "");
        writer.Begin(1, "resource");
        writer.Attributes(1, resource);
        writer.End();
        writer.BeginList(scopes);
        writer.Begin(2, "");
        writer.Begin(1, "scope");
        writer.Text(1, "name", Scope);
        writer.Text(2, "version", ProgramVersion.Text);
        writer.End();
    }

    private static byte[] Close(OtlpWriter writer)
    {
        writer.EndList();
        writer.End();
        writer.EndList();
        writer.End();
        writer.EndList();
        return writer.Finish();
    }

    private static void Points(OtlpWriter writer, MetricFamily family, ulong started, ulong now)
    {
        var (field, name) = family.Kind switch
        {
            MetricKind.Gauge => (5, "gauge"),
            MetricKind.Counter => (7, "sum"),
            _ => (9, "histogram"),
        };
        writer.Begin(field, name);
        writer.BeginList("dataPoints");
        foreach (var point in family.Points)
        {
            writer.Begin(1, "");
            writer.Attributes(point.Bins is null ? 7 : 9, point.Labels);
            if (family.Kind != MetricKind.Gauge)
            {
                writer.Fixed(2, "startTimeUnixNano", started);
            }

            writer.Fixed(3, "timeUnixNano", now);
            if (point.Bins is { } bins)
            {
                writer.Fixed(4, "count", (ulong)bins.Counts.Sum());
                writer.Real(5, "sum", point.Value);
                writer.FixedList(6, "bucketCounts", bins.Counts);
                writer.RealList(7, "explicitBounds", bins.Limits);
            }
            else
            {
                writer.Real(4, "asDouble", point.Value);
            }

            writer.End();
        }

        writer.EndList();
        if (family.Kind != MetricKind.Gauge)
        {
            writer.Whole(2, "aggregationTemporality", Cumulative);
        }

        if (family.Kind == MetricKind.Counter)
        {
            writer.Flag(3, "isMonotonic", true);
        }

        writer.End();
    }

    private static void Span(OtlpWriter writer, in RequestSpan span)
    {
        writer.Id(1, "traceId", span.TraceHigh, span.TraceLow);
        writer.Id(2, "spanId", span.Id);
        if (span.Parent != 0)
        {
            writer.Id(4, "parentSpanId", span.Parent);
        }

        var isInfer = span.Operation == ServedOperation.Infer;
        var route = isInfer ? "/v2/models/{model}/infer" : "/predict";
        writer.Text(5, "name", $"POST {route}");
        writer.Whole(6, "kind", ServerKind);
        writer.Fixed(7, "startTimeUnixNano", span.Start);
        writer.Fixed(8, "endTimeUnixNano", span.End);
        writer.BeginList("attributes");
        writer.Attribute(9, "http.request.method", "POST");
        writer.Attribute(9, "http.route", route);
        writer.Begin(9, "");
        writer.Text(1, "key", "http.response.status_code");
        writer.Begin(2, "value");
        writer.Integer(3, "intValue", span.Status);
        writer.End();
        writer.End();
        if (span.Model is { } model)
        {
            writer.Attribute(9, "mlops.model.name", model.Name);
            writer.Attribute(9, "mlops.model.digest", model.Digest);
        }

        writer.EndList();
        if (span.Status >= 500)
        {
            writer.Begin(15, "status");
            writer.Whole(3, "code", ErrorStatus);
            writer.End();
        }
    }
}
