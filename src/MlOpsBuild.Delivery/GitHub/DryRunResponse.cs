using System.Net;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>An answer that nobody gave.</summary>
internal sealed class DryRunResponse(HttpStatusCode status, string body) : IResponse
{
    public object Body { get; } = body;

    public IReadOnlyDictionary<string, string> Headers { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public ApiInfo ApiInfo { get; } =
        new(
            new Dictionary<string, Uri>(StringComparer.Ordinal),
            [],
            [],
            "",
            new RateLimit(1, 1, 0)
        );

    public HttpStatusCode StatusCode { get; } = status;

    public string ContentType => "application/json";
}
