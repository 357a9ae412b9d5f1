using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// Writes the head of a request to a backend: what the client sent, without what was about its connection, with who it is
/// (<c>X-Forwarded-*</c>, <c>Via</c>). The same for every backend, so that it is written once. What frames the body comes last.
/// </summary>
internal static class RequestHead
{
    /// <summary>Writes all but the framing and the empty line.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="exchange">The request.</param>
    /// <param name="target">What to ask for, instead of what the client did; <see langword="null"/>: what it did.</param>
    public static void Write(SendBuffer buffer, Exchange exchange, string? target = null)
    {
        buffer.WriteLatin1(exchange.Method);
        buffer.Write(" "u8);
        buffer.WriteLatin1(target ?? Target(exchange.RawTarget));
        buffer.Write(" HTTP/1.1\r\n"u8);
        var headers = exchange.RequestHeaders;
        var named = HopHeaders.Named(headers.Connection);
        var hasHost = false;
        foreach (var (name, values) in headers)
        {
            if (
                HopHeaders.Contains(name)
                || (named is not null && named.Contains(name))
                || IsOurs(name)
            )
            {
                continue;
            }

            hasHost |= name.Length == 4 && Is(name, "Host");
            foreach (var value in values)
            {
                Write(buffer, name, value ?? "");
            }
        }

        if (!hasHost)
        {
            buffer.Write("Host: \r\n"u8); // HTTP/1.0 has none, HTTP/1.1 must have one
        }

        WriteForwarded(buffer, exchange);
    }

    /// <summary>The framing of a body of known length, then the empty line.</summary>
    public static void WriteLength(SendBuffer buffer, long length)
    {
        buffer.Write("Content-Length: "u8);
        buffer.WriteNumber(length);
        buffer.Write("\r\n\r\n"u8);
    }

    /// <summary>The framing of a body in chunks, then the empty line.</summary>
    public static void WriteChunked(SendBuffer buffer) =>
        buffer.Write("Transfer-Encoding: chunked\r\n\r\n"u8);

    /// <summary>A chunk of a body in chunks.</summary>
    public static void WriteChunk(SendBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        buffer.WriteHex(bytes.Length);
        buffer.Write("\r\n"u8);
        buffer.Write(bytes);
        buffer.Write("\r\n"u8);
    }

    private static void WriteForwarded(SendBuffer buffer, Exchange exchange)
    {
        var headers = exchange.RequestHeaders;
        if (exchange.Features.Get<IHttpConnectionFeature>()?.RemoteIpAddress is { } client)
        {
            var address = client.ToString();
            string? before = headers["X-Forwarded-For"];
            Write(buffer, "X-Forwarded-For", before is null ? address : $"{before}, {address}");
        }

        // A proxy before us knows better what the client asked for.
        Write(buffer, "X-Forwarded-Proto", (string?)headers["X-Forwarded-Proto"] ?? "http");
        if (((string?)headers["X-Forwarded-Host"] ?? (string?)headers.Host) is { } host)
        {
            Write(buffer, "X-Forwarded-Host", host);
        }

        string? via = headers.Via;
        Write(buffer, "Via", via is null ? "1.1 mlops-front" : $"{via}, 1.1 mlops-front");
    }

    private static string Target(string target)
    {
        if (target.Length == 0 || target[0] is '/' or '*')
        {
            return target;
        }

        // http://host/path?query, the form for proxies.
        var authority = target.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = target.AsSpan(authority).IndexOfAny('/', '?');
        return path < 0 ? "/"
            : target[authority + path] == '?' ? "/" + target[(authority + path)..]
            : target[(authority + path)..];
    }

    // Framing is written anew, the others are extended; Expect was answered by the front.
    private static bool IsOurs(string name) =>
        name.Length switch
        {
            3 => Is(name, "Via"),
            6 => Is(name, "Expect"),
            14 => Is(name, "Content-Length"),
            15 => Is(name, "X-Forwarded-For"),
            16 => Is(name, "X-Forwarded-Host"),
            17 => Is(name, "X-Forwarded-Proto"),
            _ => false,
        };

    private static void Write(SendBuffer buffer, string name, string value)
    {
        buffer.WriteLatin1(name);
        buffer.Write(": "u8);
        buffer.WriteLatin1(value);
        buffer.Write("\r\n"u8);
    }

    private static bool Is(string name, string other) =>
        name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
