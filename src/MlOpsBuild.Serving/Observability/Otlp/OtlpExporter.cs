using System.Net;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>
/// Sends metrics and spans by the OpenTelemetry Protocol over HTTP, in the background. Made only where the environment asks for
/// it: without, nothing of it runs.
/// </summary>
internal sealed class OtlpExporter : IMetricSource, IAsyncDisposable
{
    // A receiver that is gone must not keep a server from ending.
    private static readonly TimeSpan s_lastWait = TimeSpan.FromSeconds(3);

    private readonly OtlpSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;
    private readonly OtlpSender? _metrics;
    private readonly OtlpSender? _traces;
    private readonly IReadOnlyList<IMetricSource> _sources;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ulong _started;
    private readonly Task[] _tasks;

    /// <summary>Starts to send.</summary>
    /// <param name="settings">Where and how often.</param>
    /// <param name="sources">Who else tells metrics.</param>
    /// <param name="timeProvider">Tells times.</param>
    /// <param name="warn">Is told in a sentence when messages cannot be sent, at most once an hour.</param>
    public OtlpExporter(
        OtlpSettings settings,
        IReadOnlyList<IMetricSource> sources,
        TimeProvider timeProvider,
        Action<string> warn
    )
    {
        _settings = settings;
        _time = timeProvider;
        _started = RequestSpans.UnixNanoseconds(timeProvider.GetUtcNow());
        _http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null, // its own requests belong to no trace
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.None,
            }
        );
        _metrics = settings.Metrics is { } m ? new OtlpSender(m, _http, timeProvider, warn) : null;
        _traces = settings.Traces is { } t ? new OtlpSender(t, _http, timeProvider, warn) : null;
        Spans = _traces is null
            ? null
            : new RequestSpans(settings.Sampler, settings.SpanQueue, timeProvider);
        _sources = Spans is null ? [.. sources, this] : [.. sources, this, Spans];
        _tasks =
        [
            Task.Run(() => RunAsync(_settings.MetricInterval, SendMetricsAsync)),
            Task.Run(() => RunAsync(_settings.SpanInterval, SendSpansAsync)),
        ];
    }

    /// <summary>Who makes spans of requests; <see langword="null"/>: nobody.</summary>
    public RequestSpans? Spans { get; }

    /// <inheritdoc/>
    public IEnumerable<MetricFamily> Read()
    {
        yield return new(
            "mlops_serve_exports_failed_total",
            MetricKind.Counter,
            "{message}",
            "Messages of telemetry that were given up.",
            [
                .. ((OtlpSender?[])[_metrics, _traces])
                    .OfType<OtlpSender>()
                    .Select(s => MetricPoint.Of(s.Failed, "signal", s.Target.Signal)),
            ]
        );
    }

    /// <summary>Sends what waits, once, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            _end.CancelAfter(s_lastWait);
            await _stop.CancelAsync();
            await Task.WhenAll(_tasks);
            _http.Dispose();
            _stop.Dispose();
            _end.Dispose();
        }
    }

    private async Task RunAsync(TimeSpan interval, Func<Task> send)
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(interval, _time, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Also when it is to end: for the last time.
            await send();
        }
    }

    private async Task SendMetricsAsync()
    {
        if (_metrics is not null)
        {
            var message = OtlpMessages.OfMetrics(
                _metrics.Target.Protocol,
                _settings.Resource,
                _sources.SelectMany(s => s.Read()),
                _started,
                RequestSpans.UnixNanoseconds(_time.GetUtcNow())
            );
            await _metrics.SendAsync(message, TypeOf(_metrics), _stop.Token, _end.Token);
        }
    }

    private async Task SendSpansAsync()
    {
        while (_traces is not null && Spans!.Take(_settings.SpanBatch) is { Count: > 0 } spans)
        {
            var message = OtlpMessages.OfSpans(_traces.Target.Protocol, _settings.Resource, spans);
            await _traces.SendAsync(message, TypeOf(_traces), _stop.Token, _end.Token);
        }
    }

    private static string TypeOf(OtlpSender sender) =>
        sender.Target.Protocol == OtlpProtocol.Json ? "application/json" : "application/x-protobuf";
}
