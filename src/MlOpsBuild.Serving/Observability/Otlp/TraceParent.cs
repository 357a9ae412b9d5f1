namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>The header <c>traceparent</c> (W3C Trace Context, level 1, section 3.2).</summary>
/// <param name="TraceHigh">The first 8 bytes of the trace's id.</param>
/// <param name="TraceLow">The last 8 bytes of the trace's id.</param>
/// <param name="SpanId">The id of the caller's span.</param>
/// <param name="IsRecorded">Whether the trace is recorded.</param>
internal readonly record struct TraceParent(
    ulong TraceHigh,
    ulong TraceLow,
    ulong SpanId,
    bool IsRecorded
)
{
    /// <summary>Reads the header; what is not as specified begins a new trace.</summary>
    public static bool TryParse(string? header, out TraceParent parent)
    {
        parent = default;
        if (
            header is not { Length: >= 55 }
            || header[2] != '-'
            || header[35] != '-'
            || header[52] != '-'
            || header.AsSpan(0, 2) is "ff"
            // Version 00 ends here; a later one may go on behind a dash.
            || (header.Length > 55 && (header.AsSpan(0, 2) is "00" || header[55] != '-'))
            || !Hex(header.AsSpan(0, 2), out _)
            || !Hex(header.AsSpan(3, 16), out var high)
            || !Hex(header.AsSpan(19, 16), out var low)
            || !Hex(header.AsSpan(36, 16), out var span)
            || !Hex(header.AsSpan(53, 2), out var flags)
            || (high | low) == 0
            || span == 0
        )
        {
            return false;
        }

        parent = new TraceParent(high, low, span, (flags & 1) != 0);
        return true;
    }

    private static bool Hex(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        return text.IndexOfAnyInRange('A', 'F') < 0
            && ulong.TryParse(
                text,
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out value
            );
    }
}
