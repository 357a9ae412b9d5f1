using System.Collections.ObjectModel;
using System.Net;

namespace Octokit.Internal;

internal sealed class Response : IResponse
{
    public Response()
        : this(
            default(HttpStatusCode),
            null,
            new Dictionary<string, string>(StringComparer.Ordinal),
            null
        ) { }

    public Response(
        HttpStatusCode statusCode,
        object body,
        IDictionary<string, string> headers,
        string contentType
    )
    {
        StatusCode = statusCode;
        Body = body;
        Headers = new ReadOnlyDictionary<string, string>(headers);
        ApiInfo = ApiInfoParser.Parse(headers);
        ContentType = contentType;
    }

    public object Body { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public ApiInfo ApiInfo { get; }

    public HttpStatusCode StatusCode { get; }

    public string ContentType { get; }
}
