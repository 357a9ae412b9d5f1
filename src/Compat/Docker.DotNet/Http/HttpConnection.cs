using System.Net;
using System.Text;

namespace Microsoft.Net.Http.Client;

/// <summary>One request and its answer over a connection that is then closed (RFC 9112).</summary>
internal sealed class HttpConnection(Stream transport)
{
    private readonly ConnectionStream _connection = new(transport);

    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await WriteAsync(request, cancellationToken);
        }
        catch (Exception refused) when (_connection.IsBroken)
        {
            // A daemon that refuses a request answers before it has all of it, and reads no more.
            try
            {
                return await ReadAsync(request, cancellationToken);
            }
            catch (IOException)
            {
                throw new HttpRequestException(
                    "The daemon closed the connection before it had the request.",
                    refused
                );
            }
        }

        return await ReadAsync(request, cancellationToken);
    }

    private async Task WriteAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Content;
        var length = content?.Headers.ContentLength;
        var head = new StringBuilder();
        head.Append(request.Method)
            .Append(' ')
            .Append(request.RequestUri!.PathAndQuery)
            .Append(" HTTP/1.1\r\n");
        Append(head, request.Headers);
        if (content is not null)
        {
            Append(head, content.Headers);
            if (length is null)
            {
                head.Append("Transfer-Encoding: chunked\r\n");
            }
        }

        head.Append("\r\n");
        await _connection.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), cancellationToken);
        if (content is null)
        {
            return;
        }

        if (length is not null)
        {
            await content.CopyToAsync(_connection, cancellationToken);
        }
        else
        {
            await using var chunks = new ChunkWriter(_connection);
            await content.CopyToAsync(chunks, cancellationToken);
            await chunks.EndAsync(cancellationToken);
        }

        await _connection.FlushAsync(cancellationToken);
    }

    private static void Append(
        StringBuilder head,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers
    )
    {
        foreach (var (name, values) in headers)
        {
            head.Append(name).Append(": ").AppendJoin(", ", values).Append("\r\n");
        }
    }

    private async Task<HttpResponseMessage> ReadAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = new HttpResponseMessage { RequestMessage = request };
        do
        {
            ReadStatus(response, await _connection.ReadLineAsync(cancellationToken));
            response.Content = new ConnectionContent(_connection);
            response.Headers.Clear();
            while (await _connection.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon <= 0)
                {
                    throw new IOException("The answer is not HTTP: a header has no name.");
                }

                var value = line[(colon + 1)..].Trim();
                if (!response.Headers.TryAddWithoutValidation(line[..colon], value))
                {
                    response.Content.Headers.TryAddWithoutValidation(line[..colon], value);
                }
            }
        } while (response.StatusCode < HttpStatusCode.OK && (int)response.StatusCode != 101);

        ((ConnectionContent)response.Content).Body = BodyOf(request, response);
        return response;
    }

    private static void ReadStatus(HttpResponseMessage response, string line)
    {
        if (
            !line.StartsWith("HTTP/1.", StringComparison.Ordinal)
            || line.Length < 12
            || !int.TryParse(
                line.AsSpan(9, 3),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var status
            )
        )
        {
            throw new IOException("The answer is not HTTP.");
        }

        response.StatusCode = (HttpStatusCode)status;
        response.ReasonPhrase = line.Length > 13 ? line[13..] : "";
    }

    private Stream BodyOf(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (
            request.Method == HttpMethod.Head
            || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified
        )
        {
            return new LengthStream(_connection, 0);
        }

        if (response.Headers.TransferEncodingChunked == true)
        {
            return new ChunkedStream(_connection);
        }

        return response.Content.Headers.ContentLength is { } length
            ? new LengthStream(_connection, length)
            : _connection;
    }
}
