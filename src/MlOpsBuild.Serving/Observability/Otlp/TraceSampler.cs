using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>Which requests have a span (opentelemetry.io, "Tracing SDK", section "Built-in samplers").</summary>
/// <param name="Ratio">The share of the traces that begin here, 0 to 1.</param>
/// <param name="FollowsParent">Whether a request that belongs to a trace has one where the trace is recorded.</param>
internal sealed record TraceSampler(double Ratio, bool FollowsParent)
{
    /// <summary>All, but those of traces that are not recorded: <c>parentbased_always_on</c>.</summary>
    public static readonly TraceSampler Default = new(1, true);

    /// <summary>Reads <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c>.</summary>
    public static TraceSampler Parse(string? name, string? argument, Action<string> warn)
    {
        var ratio = 1.0;
        if (
            argument is not null
            && !(
                double.TryParse(
                    argument,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out ratio
                ) && ratio is >= 0 and <= 1
            )
        )
        {
            warn(
                PlainText.Of(
                    $"OTEL_TRACES_SAMPLER_ARG is '{argument}', expected a number from 0 to 1; 1 is used."
                )
            );
            ratio = 1;
        }

        switch (name)
        {
            case null or "parentbased_always_on":
                return Default;
            case "always_on":
                return new TraceSampler(1, false);
            case "always_off":
                return new TraceSampler(0, false);
            case "traceidratio":
                return new TraceSampler(ratio, false);
            case "parentbased_always_off":
                return new TraceSampler(0, true);
            case "parentbased_traceidratio":
                return new TraceSampler(ratio, true);
            default:
                warn(
                    PlainText.Of(
                        $"OTEL_TRACES_SAMPLER is '{name}', which is not known; parentbased_always_on is used."
                    )
                );
                return Default;
        }
    }

    /// <summary>Whether a request has a span.</summary>
    /// <param name="isChild">Whether it belongs to a trace.</param>
    /// <param name="isRecorded">Whether that trace is recorded.</param>
    /// <param name="traceIdEnd">The last 8 bytes of the trace's id, which are random.</param>
    public bool Samples(bool isChild, bool isRecorded, ulong traceIdEnd) =>
        isChild && FollowsParent ? isRecorded
        : Ratio >= 1 ? true
        : (traceIdEnd >> 1) < Ratio * (1UL << 63);
}
