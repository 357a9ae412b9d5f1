namespace Octokit;

/// <summary>Paging parameters in queries.</summary>
internal static class Pagination
{
    private const string Page = "page";

    public static Dictionary<string, string> Setup(
        IDictionary<string, string> parameters,
        ApiOptions options
    )
    {
        var all = parameters is null
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new Dictionary<string, string>(parameters, StringComparer.Ordinal);
        if (options.PageSize is { } size)
            all["per_page"] = size.ToString(CultureInfo.InvariantCulture);

        if (options.StartPage is { } start)
            all[Page] = start.ToString(CultureInfo.InvariantCulture);

        return all;
    }

    /// <summary>The parameters of all pages but the first: which page is in the link to it.</summary>
    public static IDictionary<string, string> WithoutPage(IDictionary<string, string> parameters)
    {
        if (parameters?.ContainsKey(Page) != true)
            return parameters;

        var others = new Dictionary<string, string>(parameters, StringComparer.Ordinal);
        others.Remove(Page);
        return others;
    }

    public static bool ShouldContinue(Uri uri, ApiOptions options)
    {
        if (uri is null)
            return false;

        if (options?.PageCount is not { } count)
            return true;

        var end = (options.StartPage ?? 1) + count;
        return GetPage(uri) != end.ToString(CultureInfo.InvariantCulture);
    }

    private static string GetPage(Uri uri)
    {
        foreach (var pair in uri.Query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith(Page + "=", StringComparison.Ordinal))
                return pair[(Page.Length + 1)..];
        }

        return null;
    }
}
