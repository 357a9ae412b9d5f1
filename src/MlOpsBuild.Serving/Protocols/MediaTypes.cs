using System.Diagnostics.CodeAnalysis;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Content types of requests, and what answers a client takes (RFC 9110, 8.3 and 12.5.1).</summary>
internal static class MediaTypes
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>Comma-separated values.</summary>
    public const string Csv = "text/csv";

    /// <summary>Comma-separated values, as answers declare them.</summary>
    public const string CsvAnswer = "text/csv; charset=utf-8; header=present";

    /// <summary>What a content type means for rows.</summary>
    /// <param name="contentType">The header; without one a body is taken for JSON.</param>
    /// <param name="isCsv">Whether it is comma-separated values, else JSON.</param>
    /// <returns>Whether it is one of these, in UTF-8.</returns>
    public static bool TryParse(string? contentType, out bool isCsv)
    {
        isCsv = false;
        if (contentType is null || contentType.Equals(Json, StringComparison.Ordinal))
        {
            return true;
        }

        var type = TypeOf(contentType, out var parameters);
        isCsv = type.Equals(Csv, StringComparison.OrdinalIgnoreCase);
        return (isCsv || type.Equals(Json, StringComparison.OrdinalIgnoreCase))
            && IsUtf8(parameters);
    }

    /// <summary>Whether the client takes comma-separated values or JSON, and which.</summary>
    /// <param name="accept">The header; without one it takes what it sends.</param>
    /// <param name="isCsv">In: whether it sends comma-separated values. Out: whether it gets them.</param>
    /// <returns>Whether it takes either.</returns>
    public static bool TryChoose(string? accept, ref bool isCsv)
    {
        if (accept is null or "*/*" || (accept is Json && !isCsv))
        {
            return true;
        }

        var csv = Quality(accept, Csv, "text/*");
        var json = Quality(accept, Json, "application/*");
        if (csv <= 0 && json <= 0)
        {
            return false;
        }

        isCsv = csv > json || (csv >= json && isCsv);
        return true;
    }

    // The most specific range decides; a range that is not there is worth nothing.
    private static double Quality(string accept, string type, string group)
    {
        double exact = -1,
            some = -1,
            any = -1;
        foreach (var part in accept.AsSpan().Split(','))
        {
            var range = TypeOf(accept.AsSpan()[part], out var parameters);
            var quality = QualityOf(parameters);
            if (range.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                exact = quality;
            }
            else if (range.Equals(group, StringComparison.OrdinalIgnoreCase))
            {
                some = quality;
            }
            else if (range.SequenceEqual("*/*"))
            {
                any = quality;
            }
        }

        return exact >= 0 ? exact
            : some >= 0 ? some
            : any;
    }

    private static double QualityOf(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.Split(';'))
        {
            var parameter = parameters[part].Trim();
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                return double.TryParse(
                    parameter[2..],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var quality
                )
                    ? quality
                    : 0;
            }
        }

        return 1;
    }

    private static bool IsUtf8(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.Split(';'))
        {
            var parameter = parameters[part].Trim();
            if (parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
            {
                var charset = parameter["charset=".Length..].Trim('"');
                return charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                    || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> TypeOf(
        ReadOnlySpan<char> text,
        out ReadOnlySpan<char> parameters
    )
    {
        var end = text.IndexOf(';');
        parameters = end < 0 ? default : text[(end + 1)..];
        return (end < 0 ? text : text[..end]).Trim();
    }
}
