namespace Octokit.Internal;

/// <summary>Reads the headers that GitHub adds to its answers.</summary>
internal static class ApiInfoParser
{
    /// <summary>Not sent by the server: when its answer came, by the clock here.</summary>
    public const string ReceivedTimeHeaderName = "X-Octokit-ReceivedDate";

    public static ApiInfo Parse(IDictionary<string, string> headers)
    {
        var links = new Dictionary<string, Uri>(StringComparer.Ordinal);
        if (Find(headers, "Link") is { } link)
            AddLinks(links, link);

        return new ApiInfo(
            links,
            Split(Find(headers, "X-OAuth-Scopes")),
            Split(Find(headers, "X-Accepted-OAuth-Scopes")),
            Find(headers, "ETag"),
            new RateLimit(headers),
            GetServerTimeDifference(headers)
        );
    }

    /// <summary>Header names come in any case, for instance through HTTP/2 proxies.</summary>
    public static string Find(IEnumerable<KeyValuePair<string, string>> headers, string name)
    {
        foreach (var (key, value) in headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    private static void AddLinks(Dictionary<string, Uri> links, string header)
    {
        foreach (var part in header.Split(','))
        {
            var open = part.IndexOf('<', StringComparison.Ordinal);
            var close = part.LastIndexOf('>');
            if (open < 0 || close < open || GetRelation(part[close..]) is not { } relation)
                break;

            links[relation] = new Uri(part[(open + 1)..close]);
        }
    }

    private static string GetRelation(string parameters)
    {
        foreach (var relation in (string[])["next", "prev", "first", "last"])
        {
            if (parameters.Contains($"rel=\"{relation}\"", StringComparison.OrdinalIgnoreCase))
                return relation;
        }

        return null;
    }

    private static string[] Split(string header) =>
        header is null
            ? []
            : [.. header.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Trim())];

    private static TimeSpan GetServerTimeDifference(IDictionary<string, string> headers) =>
        TryParse(Find(headers, ReceivedTimeHeaderName), out var received)
        && TryParse(Find(headers, "Date"), out var sent)
            ? sent - received
            : TimeSpan.Zero;

    private static bool TryParse(string value, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.RoundtripKind,
            out time
        );
}
