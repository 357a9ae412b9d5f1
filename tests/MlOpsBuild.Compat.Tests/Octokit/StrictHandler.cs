using System.Text.Json;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Turns what Prism says against a request into a failure.</summary>
public sealed class StrictHandler()
    : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded")
            request.Content = Describe(await request.Content.ReadAsStringAsync(cancellationToken));

        // The older name of JSON in answers, too, is not in the description.
        request.Headers.Accept.Clear();
        request.Headers.Accept.ParseAdd("application/json");

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("sl-violations", out var values))
            Check(request, string.Concat(values));

        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            var problem = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new InvalidOperationException(
                $"{request.Method} {request.RequestUri}: {problem}"
            );
        }

        // The next page of an example is on GitHub's server.
        response.Headers.Remove("Link");
        return response;
    }

    /// <summary>
    /// GitHub takes more than its description says: JSON as a form, labels without an object around them (it says
    /// so in words), an empty object where there is no body.
    /// </summary>
    private static StringContent? Describe(string body) =>
        body switch
        {
            "{}" => null,
            ['[', ..] => Json($$"""{"labels":{{body}}}"""),
            _ => Json(body),
        };

    private static StringContent Json(string body) => new(body, null, "application/json");

    /// <summary>Some examples are not what their schema says; that is not about the request.</summary>
    private static void Check(HttpRequestMessage request, string violations)
    {
        using var document = JsonDocument.Parse(violations);
        if (
            document
                .RootElement.EnumerateArray()
                .Any(x => x.GetProperty("location")[0].GetString() != "response")
        )
            throw new InvalidOperationException(
                $"{request.Method} {request.RequestUri}: {violations}"
            );
    }
}
