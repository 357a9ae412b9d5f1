using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Octokit.Internal;

/// <summary>Sends requests with an <see cref="HttpClient"/>, following redirects.</summary>
public class HttpClientAdapter : IHttpClient
{
    private const int MaxRedirects = 3;

    private readonly HttpClient _http;

    public HttpClientAdapter(Func<HttpMessageHandler> getHandler)
    {
        Ensure.ArgumentNotNull(getHandler, nameof(getHandler));
        _http = new HttpClient(getHandler());
    }

    public async Task<IResponse> Send(
        IRequest request,
        CancellationToken cancellationToken,
        Func<object, object> preprocessResponseBody = null
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        using var timeout =
            request.Timeout == TimeSpan.Zero
                ? null
                : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout?.CancelAfter(request.Timeout);

        using var message = BuildRequestMessage(request);
        var response = await SendAsync(message, timeout?.Token ?? cancellationToken)
            .ConfigureAwait(false);
        return await BuildResponse(response, preprocessResponseBody).ConfigureAwait(false);
    }

    /// <summary>Sends a message and follows up to four redirects, without credentials to other hosts.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        for (var redirects = 0; ; redirects++)
        {
            var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            var received = TimeProvider.System.GetUtcNow();
            request.Options.Set(ReceivedTime, received.ToString("r", CultureInfo.InvariantCulture));
            if (response.Headers.Location is not { } location)
                return response;

            if (redirects > MaxRedirects)
            {
                response.Dispose();
                throw new InvalidOperationException(
                    "The redirect count for this request has been exceeded. Aborting."
                );
            }

            if (!IsRedirect(response.StatusCode))
                return response;

            using (response)
                request = Redirect(request, location, response.StatusCode);
        }
    }

    public void SetRequestTimeout(TimeSpan timeout) => _http.Timeout = timeout;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _http.Dispose();
    }

    protected virtual HttpRequestMessage BuildRequestMessage(IRequest request)
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        var message = new HttpRequestMessage(
            request.Method,
            new Uri(request.BaseAddress, request.Endpoint)
        );
        try
        {
            foreach (var (name, value) in request.Headers)
                message.Headers.Add(name, value);

            message.Content = request.Body switch
            {
                HttpContent content => content,
                string text => new StringContent(text, Encoding.UTF8, request.ContentType),
                Stream stream => CreateContent(stream, request.ContentType),
                _ => null,
            };
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    protected virtual async Task<IResponse> BuildResponse(
        HttpResponseMessage responseMessage,
        Func<object, object> preprocessResponseBody
    )
    {
        Ensure.ArgumentNotNull(responseMessage, nameof(responseMessage));
        var content = responseMessage.Content;
        var contentType = GetContentType(content);
        object body;
        if (IsBinary(contentType))
        {
            body = await content.ReadAsStreamAsync().ConfigureAwait(false);
        }
        else
        {
            body = await content.ReadAsStringAsync().ConfigureAwait(false);
            content.Dispose();
        }

        if (preprocessResponseBody is not null)
            body = preprocessResponseBody(body);

        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in responseMessage.Headers)
            headers[name] = values.First();

        if (
            responseMessage.RequestMessage?.Options.TryGetValue(ReceivedTime, out var received)
            == true
        )
            headers.TryAdd(ApiInfoParser.ReceivedTimeHeaderName, received);

        return new Response(responseMessage.StatusCode, body, headers, contentType);
    }

    private static HttpRequestOptionsKey<string> ReceivedTime =>
        new(ApiInfoParser.ReceivedTimeHeaderName);

    private static bool IsRedirect(HttpStatusCode status) =>
        status
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;

    private static HttpRequestMessage Redirect(
        HttpRequestMessage request,
        Uri location,
        HttpStatusCode status
    )
    {
        var target = new Uri(request.RequestUri, location);
        var seeOther = status == HttpStatusCode.SeeOther;
        var redirected = new HttpRequestMessage(seeOther ? HttpMethod.Get : request.Method, target)
        {
            Content = seeOther ? null : request.Content,
            Version = request.Version,
        };
        var sameHost = string.Equals(
            target.Host,
            request.RequestUri.Host,
            StringComparison.OrdinalIgnoreCase
        );
        foreach (var (name, values) in request.Headers)
        {
            if (sameHost || !string.Equals(name, "Authorization", StringComparison.Ordinal))
                redirected.Headers.TryAddWithoutValidation(name, values);
        }

        return redirected;
    }

    private static StreamContent CreateContent(Stream stream, string contentType)
    {
        var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return content;
    }

    private static string GetContentType(HttpContent content) =>
        content.Headers.ContentType?.MediaType
        ?? (
            content.Headers.TryGetValues("Content-Type", out var values)
                ? values.FirstOrDefault()
                : null
        );

    private static bool IsBinary(string contentType) =>
        contentType is not null
        && (
            contentType.StartsWith("image/", StringComparison.Ordinal)
            || contentType.ToLowerInvariant()
                is AcceptHeaders.RawContentMediaType
                    or "application/zip"
                    or "application/x-gzip"
                    or "zip"
                    or "application/octet-stream"
        );
}
