namespace Octokit;

/// <summary>Addresses of requests.</summary>
public static class UriExtensions
{
    /// <summary>Adds query parameters; those already in the address come after and do not replace them.</summary>
    public static Uri ApplyParameters(this Uri uri, IDictionary<string, string> parameters)
    {
        Ensure.ArgumentNotNull(uri, nameof(uri));
        if (parameters is null || parameters.Count == 0)
            return uri;

        var original = uri.OriginalString;
        var question = original.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? original : original[..question];
        var all = new Dictionary<string, string>(parameters, StringComparer.Ordinal);
        if (question >= 0)
        {
            foreach (
                var pair in original[(question + 1)..]
                    .Split('&', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                all.TryAdd(
                    equals < 0 ? pair : pair[..equals],
                    equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..])
                );
            }
        }

        // The query of a search is encoded already.
        var query = string.Join(
            '&',
            all.Select(x => x.Key + "=" + (x.Key == "q" ? x.Value : Uri.EscapeDataString(x.Value)))
        );
        return new Uri(path + "?" + query, uri.IsAbsoluteUri ? UriKind.Absolute : UriKind.Relative);
    }
}
