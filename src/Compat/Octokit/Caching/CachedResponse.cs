using System.Net;
using Octokit.Internal;

namespace Octokit.Caching;

/// <summary>An answer as a cache keeps it.</summary>
public static class CachedResponse
{
    /// <summary>The first form of it.</summary>
    public sealed class V1 : IResponse
    {
        public V1(
            object body,
            IReadOnlyDictionary<string, string> headers,
            ApiInfo apiInfo,
            HttpStatusCode statusCode,
            string contentType
        )
        {
            Ensure.ArgumentNotNull(headers, nameof(headers));
            Body = body;
            Headers = headers;
            ApiInfo = apiInfo;
            StatusCode = statusCode;
            ContentType = contentType;
        }

        public object Body { get; private set; }

        public IReadOnlyDictionary<string, string> Headers { get; private set; }

        public ApiInfo ApiInfo { get; private set; }

        public HttpStatusCode StatusCode { get; private set; }

        public string ContentType { get; private set; }

        public static V1 Create(IResponse response)
        {
            Ensure.ArgumentNotNull(response, nameof(response));
            return new V1(
                response.Body,
                response.Headers,
                response.ApiInfo,
                response.StatusCode,
                response.ContentType
            );
        }

        internal Response ToResponse() =>
            new(
                StatusCode,
                Body,
                Headers.ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal),
                ContentType
            );
    }
}
