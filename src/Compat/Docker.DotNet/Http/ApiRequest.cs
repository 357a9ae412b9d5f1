using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Docker.DotNet.Query;

namespace Docker.DotNet.Http;

/// <summary>What is asked of the daemon.</summary>
internal sealed class ApiRequest(HttpMethod method, string path)
{
    private const string Tar = "application/x-tar";

    public HttpMethod Method => method;

    public string Path => path;

    /// <summary>Null: none.</summary>
    public string Query { get; init; }

    public IQueryParameters Parameters
    {
        init => Query = QueryString.Of(value);
    }

    public HttpContent Content { get; init; }

    public IDictionary<string, string> Headers { get; init; }

    /// <summary>What 404 means here; null: nothing in particular.</summary>
    public Func<HttpStatusCode, string, DockerApiException> NotFound { get; init; }

    /// <summary>The daemon answers when it is done, and that can be any time.</summary>
    public bool TakesItsTime { get; init; }

    public static HttpContent Json<T>(T value, JsonTypeInfo<T> type) =>
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
        };

    public static HttpContent Archive(Stream content) =>
        new StreamContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(Tar) } };

    /// <exception cref="ArgumentNullException">The name of a container, image, ... is missing.</exception>
    public static string Need(string id, string name) =>
        string.IsNullOrEmpty(id) ? throw new ArgumentNullException(name) : id;
}
