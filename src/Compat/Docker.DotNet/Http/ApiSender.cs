using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Client;

namespace Docker.DotNet.Http;

/// <summary>Asks the daemon and reads its answers in each of the ways in which it gives them.</summary>
internal sealed class ApiSender(
    DockerClient client,
    HttpMessageInvoker invoker,
    Uri endpoint,
    Version version
) : IDisposable
{
    private const string UserAgent = "Docker.DotNet";

    /// <summary>The answer as a whole.</summary>
    public async Task<T> GetAsync<T>(
        ApiRequest request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        var (_, body) = await SendAsync(request, cancellationToken);
        return body.Length == 0 ? default : JsonSerializer.Deserialize(body, type);
    }

    /// <summary>The status and the answer as a whole, within the time that the client allows.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(
        ApiRequest request,
        CancellationToken cancellationToken
    )
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!request.TakesItsTime)
        {
            limited.CancelAfter(client.DefaultTimeout);
        }

        try
        {
            using var response = await OpenResponseAsync(request, limited.Token);
            return (
                response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(limited.Token)
            );
        }
        catch (OperationCanceledException e)
        {
            throw Canceled(e, cancellationToken);
        }
    }

    /// <summary>The answer as it comes. Disposing the stream ends the connection.</summary>
    public async Task<Stream> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await OpenResponseAsync(request, cancellationToken);
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    /// <summary>The answer before its body is read.</summary>
    /// <exception cref="DockerApiException">The daemon refused.</exception>
    public async Task<HttpResponseMessage> OpenResponseAsync(
        ApiRequest request,
        CancellationToken cancellationToken
    )
    {
        HttpResponseMessage response = null;
        try
        {
            response = await invoker.SendAsync(Message(request), cancellationToken);
            if (response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest)
            {
                return response;
            }

            using (response)
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                throw response.StatusCode == HttpStatusCode.NotFound
                && request.NotFound is { } notFound
                    ? notFound(response.StatusCode, body)
                    : new DockerApiException(response.StatusCode, body);
            }
        }
        catch (OperationCanceledException e)
        {
            response?.Dispose();
            throw Canceled(e, cancellationToken);
        }
    }

    /// <summary>The connection itself: what is written is the input, what is read are the outputs.</summary>
    public async Task<MultiplexedStream> HijackAsync(
        ApiRequest request,
        bool tty,
        CancellationToken cancellationToken
    )
    {
        var response = await OpenResponseAsync(request, cancellationToken);
        if (response.Content is not ConnectionContent content)
        {
            response.Dispose();
            throw new NotSupportedException("message handler does not support hijacked streams");
        }

        var stream = content.Hijack();
        if (stream.CanCloseWrite)
        {
            return new MultiplexedStream(stream, !tty);
        }

        await stream.DisposeAsync();
        throw new NotSupportedException("Cannot shutdown write on this transport");
    }

    /// <summary>Reports each JSON value of the answer as soon as it is there.</summary>
    public async Task ReportAsync<T>(
        ApiRequest request,
        JsonTypeInfo<T> type,
        IProgress<T> progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var stream = await OpenAsync(request, cancellationToken);
        try
        {
            await foreach (
                var value in JsonSerializer.DeserializeAsyncEnumerable(
                    stream,
                    type,
                    topLevelValues: true,
                    cancellationToken
                )
            )
            {
                progress.Report(value);
            }
        }
        catch (OperationCanceledException e)
        {
            throw Canceled(e, cancellationToken);
        }
    }

    /// <summary>Reports each line of the answer as soon as it is there.</summary>
    public async Task ReportLinesAsync(
        ApiRequest request,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var stream = await OpenAsync(request, cancellationToken);
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                progress.Report(line);
            }
        }
        catch (OperationCanceledException e)
        {
            throw Canceled(e, cancellationToken);
        }
    }

    public void Dispose() => invoker.Dispose();

    private static TaskCanceledException Canceled(
        OperationCanceledException exception,
        CancellationToken cancellationToken
    ) =>
        exception as TaskCanceledException
        ?? new TaskCanceledException(exception.Message, exception, cancellationToken);

    private HttpRequestMessage Message(ApiRequest request)
    {
        var address = new UriBuilder(endpoint);
        address.Path =
            address.Path.TrimEnd('/') + (version is null ? "/" : $"/v{version}/") + request.Path;
        address.Query = request.Query ?? "";
        var message = new HttpRequestMessage(request.Method, address.Uri)
        {
            Version = HttpVersion.Version11,
            Content = request.Content,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach (var (name, value) in request.Headers ?? new Dictionary<string, string>())
        {
            message.Headers.Add(name, value);
        }

        foreach (var (name, value) in client.Configuration.DefaultHttpRequestHeaders)
        {
            if (!message.Headers.Contains(name))
            {
                message.Headers.Add(name, value);
            }
        }

        return message;
    }
}
