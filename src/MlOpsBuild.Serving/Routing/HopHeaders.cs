using Microsoft.Extensions.Primitives;

namespace MlOpsBuild.Serving.Routing;

/// <summary>The headers that are about one connection, not about the message (RFC 9110, section 7.6.1).</summary>
internal static class HopHeaders
{
    /// <summary>Whether a header of that name is not passed on.</summary>
    public static bool Contains(string name) =>
        name.Length switch
        {
            2 => Is(name, "TE"),
            7 => Is(name, "Trailer") || Is(name, "Upgrade"),
            10 => Is(name, "Connection") || Is(name, "Keep-Alive"),
            16 => Is(name, "Proxy-Connection"),
            17 => Is(name, "Transfer-Encoding"),
            18 => Is(name, "Proxy-Authenticate"),
            19 => Is(name, "Proxy-Authorization"),
            _ => false,
        };

    /// <summary>
    /// The names that <c>Connection</c> lists beyond the usual: they are about this connection too. <see langword="null"/> when
    /// there are none. Kestrel keeps nothing beside <c>keep-alive</c> or <c>close</c> when one of these is listed: what the same
    /// line lists goes on then, as any other header does.
    /// </summary>
    public static HashSet<string>? Named(StringValues connection)
    {
        HashSet<string>? names = null;
        foreach (var value in connection)
        {
            if (value is null || Is(value, "keep-alive") || Is(value, "close"))
            {
                continue;
            }

            foreach (
                var name in value.Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            {
                (names ??= new(StringComparer.OrdinalIgnoreCase)).Add(name);
            }
        }

        return names;
    }

    /// <summary>Whether <c>Connection</c> lists a name.</summary>
    public static bool Lists(StringValues connection, string name)
    {
        foreach (var value in connection)
        {
            foreach (var part in value.AsSpan().Split(','))
            {
                if (value.AsSpan()[part].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Is(string name, string other) =>
        name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
