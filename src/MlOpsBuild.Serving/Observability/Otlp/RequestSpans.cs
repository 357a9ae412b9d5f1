using System.Buffers.Binary;
using System.Diagnostics;
using System.Threading.Channels;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>Makes a span of each prediction request that is sampled; where too many wait to be sent, more are dropped and counted.</summary>
internal sealed class RequestSpans : PredictionObserver, IMetricSource
{
    private readonly TraceSampler _sampler;
    private readonly TimeProvider _time;
    private readonly Channel<RequestSpan> _spans;
    private long _dropped;

    /// <summary>Prepares the queue.</summary>
    /// <param name="sampler">Which requests have a span.</param>
    /// <param name="queue">How many may wait.</param>
    /// <param name="timeProvider">Tells when a request ended.</param>
    public RequestSpans(TraceSampler sampler, int queue, TimeProvider timeProvider)
    {
        _sampler = sampler;
        _time = timeProvider;
        _spans = Channel.CreateBounded<RequestSpan>(
            new BoundedChannelOptions(queue) { SingleReader = true }
        );
    }

    /// <inheritdoc/>
    public override void OnAnswered(
        ServedOperation operation,
        ServedModel? model,
        int statusCode,
        TimeSpan elapsed,
        string? traceParent
    )
    {
        if (operation == ServedOperation.Other)
        {
            return; // health is asked for all the time
        }

        var isChild = TraceParent.TryParse(traceParent, out var parent);
        Span<byte> id = stackalloc byte[16];
        if (!isChild)
        {
            ActivityTraceId.CreateRandom().CopyTo(id);
            parent = new TraceParent(
                BinaryPrimitives.ReadUInt64BigEndian(id),
                BinaryPrimitives.ReadUInt64BigEndian(id[8..]),
                0,
                false
            );
        }

        if (!_sampler.Samples(isChild, parent.IsRecorded, parent.TraceLow))
        {
            return;
        }

        ActivitySpanId.CreateRandom().CopyTo(id[..8]);
        var end = UnixNanoseconds(_time.GetUtcNow());
        var span = new RequestSpan(
            parent.TraceHigh,
            parent.TraceLow,
            BinaryPrimitives.ReadUInt64BigEndian(id),
            parent.SpanId,
            operation,
            model,
            statusCode,
            end - ((ulong)elapsed.Ticks * 100),
            end
        );
        if (!_spans.Writer.TryWrite(span))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>Takes spans that wait.</summary>
    /// <param name="max">How many at most.</param>
    public List<RequestSpan> Take(int max)
    {
        var result = new List<RequestSpan>();
        while (result.Count < max && _spans.Reader.TryRead(out var span))
        {
            result.Add(span);
        }

        return result;
    }

    /// <inheritdoc/>
    public IEnumerable<MetricFamily> Read()
    {
        yield return new(
            "mlops_serve_spans_dropped_total",
            MetricKind.Counter,
            "{span}",
            "Spans that were not sent because too many waited.",
            [MetricPoint.Of(Interlocked.Read(ref _dropped))]
        );
    }

    /// <summary>A time in nanoseconds since 1970.</summary>
    public static ulong UnixNanoseconds(DateTimeOffset time) =>
        (ulong)(time.UtcTicks - DateTime.UnixEpoch.Ticks) * 100;
}
