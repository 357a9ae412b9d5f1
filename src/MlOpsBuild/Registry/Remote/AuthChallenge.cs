using System.Net.Http.Headers;

namespace MlOpsBuild.Registry.Remote;

/// <summary>What a registry wants to see: <c>Basic</c>, or <c>Bearer</c> with where to get a token.</summary>
internal sealed record AuthChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    public bool IsBearer => Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    public bool IsBasic => Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>The challenge that is understood, Bearer before Basic, or <see langword="null"/>.</summary>
    public static AuthChallenge? From(HttpHeaderValueCollection<AuthenticationHeaderValue> headers)
    {
        var all = headers
            .Select(h => new AuthChallenge(h.Scheme, Parse(h.Parameter ?? "")))
            .ToList();
        return all.Find(c => c.IsBearer) ?? all.Find(c => c.IsBasic);
    }

    /// <summary>Reads <c>name="value", name=value</c> (RFC 9110, 11.2); stops at what is none.</summary>
    internal static Dictionary<string, string> Parse(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var i = 0;
        while (true)
        {
            while (i < text.Length && text[i] is ' ' or ',' or '\t')
            {
                i++;
            }

            var equals = i < text.Length ? text.IndexOf('=', i) : -1;
            if (equals < 0)
            {
                return found;
            }

            var name = text[i..equals].Trim();
            i = equals + 1;
            found[name] = Value(text, ref i);
        }
    }

    private static string Value(string text, ref int i)
    {
        var value = new System.Text.StringBuilder();
        if (i < text.Length && text[i] == '"')
        {
            for (i++; i < text.Length && text[i] != '"'; i++)
            {
                if (text[i] == '\\' && i + 1 < text.Length)
                {
                    i++;
                }

                value.Append(text[i]);
            }

            i++;
            return value.ToString();
        }

        for (; i < text.Length && text[i] != ','; i++)
        {
            value.Append(text[i]);
        }

        return value.ToString().Trim();
    }
}
