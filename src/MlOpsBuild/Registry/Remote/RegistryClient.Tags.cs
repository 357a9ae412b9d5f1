using System.Net;
using System.Runtime.CompilerServices;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

// Lists, page by page.
public sealed partial class RegistryClient
{
    private const int MostPages = 10_000;

    /// <summary>The tags in the registry's order; none when there is no such repository.</summary>
    /// <param name="pageSize">How many to ask for at once; <see langword="null"/>: as the registry likes.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="RegistryException">The registry refused.</exception>
    public async IAsyncEnumerable<string> ListTagsAsync(
        int? pageSize = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        const string request = "list tags";
        var first = At(
            pageSize is null
                ? "tags/list"
                : string.Create(CultureInfo.InvariantCulture, $"tags/list?n={pageSize}")
        );
        await foreach (var page in PagesAsync(first, request, cancellationToken))
        {
            var tags = Understand(
                request,
                () =>
                    OciJson.Parse(page)["tags"] is null
                        ? []
                        : OciJson
                            .List(OciJson.Parse(page), "tags")
                            .Select(tag => tag!.GetValue<string>())
                            .ToList()
            );
            foreach (var tag in tags)
            {
                yield return tag;
            }
        }
    }

    // Nothing at all when the first answer is 404.
    private async IAsyncEnumerable<byte[]> PagesAsync(
        Uri first,
        string request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Uri? next = first;
        var seen = new HashSet<Uri>();
        for (var page = 0; next is not null; page++)
        {
            if (!seen.Add(next) || page == MostPages)
            {
                throw new RegistryContentException(
                    _http.Problem(
                        request,
                        "its list leads from page to page without end",
                        "The registry has a problem of its own."
                    )
                );
            }

            var (response, body) = await _http.FetchAsync(
                new RegistryCall(HttpMethod.Get, next, request, _pull)
                {
                    Expected = page == 0 ? [HttpStatusCode.NotFound] : [],
                },
                LargestManifest,
                cancellationToken
            );
            using (response)
            {
                if (response.StatusCode == HttpStatusCode.NotFound)
                {
                    yield break;
                }

                next = NextPage(response, next, request);
            }

            yield return body;
        }
    }

    // Link: </v2/a/tags/list?n=2&last=b>; rel="next"
    private Uri? NextPage(HttpResponseMessage response, Uri current, string request)
    {
        if (!response.Headers.TryGetValues("Link", out var links))
        {
            return null;
        }

        foreach (var link in links.SelectMany(l => l.Split(',')))
        {
            var open = link.IndexOf('<', StringComparison.Ordinal);
            var close = link.IndexOf('>', StringComparison.Ordinal);
            if (
                open >= 0
                && close > open
                && link[close..].Contains("next", StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(
                    link[(open + 1)..close],
                    UriKind.RelativeOrAbsolute,
                    out var target
                )
            )
            {
                return _http.Resolve(request, current, target);
            }
        }

        return null;
    }

    private T Understand<T>(string request, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new RegistryContentException(
                _http.Problem(
                    request,
                    $"the answer is not understood ({e.Message.TrimEnd('.')})",
                    "Check that this is a registry."
                ),
                e
            );
        }
    }
}
