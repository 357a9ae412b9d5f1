using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>A request as a span of a trace.</summary>
/// <param name="TraceHigh">The first 8 bytes of the trace's id.</param>
/// <param name="TraceLow">The last 8 bytes of the trace's id.</param>
/// <param name="Id">The span's id.</param>
/// <param name="Parent">The id of the caller's span; 0: the trace begins here.</param>
/// <param name="Operation">What was asked for.</param>
/// <param name="Model">Who answered; <see langword="null"/>: nobody.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Start">When it began, in nanoseconds since 1970.</param>
/// <param name="End">When it was answered, likewise.</param>
internal readonly record struct RequestSpan(
    ulong TraceHigh,
    ulong TraceLow,
    ulong Id,
    ulong Parent,
    ServedOperation Operation,
    ServedModel? Model,
    int Status,
    ulong Start,
    ulong End
);
