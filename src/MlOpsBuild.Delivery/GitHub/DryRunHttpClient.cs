using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Shows requests that write, without headers, instead of sending them; what reads goes on to <c>inner</c>, or
/// without one finds nothing.
/// </summary>
internal sealed class DryRunHttpClient(IHttpClient? inner, Action<string> show) : IHttpClient
{
    private const int LongestText = 400;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task<IResponse> Send(
        IRequest request,
        CancellationToken cancellationToken,
        Func<object, object>? preprocessResponseBody = null
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method == HttpMethod.Get)
        {
            return inner is null
                ? Task.FromResult<IResponse>(new DryRunResponse(HttpStatusCode.OK, "[]"))
                : inner.Send(request, cancellationToken, preprocessResponseBody);
        }

        var address = new Uri(request.BaseAddress, request.Endpoint).AbsoluteUri;
        var body = request.Body is string { Length: > 0 } json ? "\n" + Describe(json) : "";
        show($"{request.Method.Method} {address}{body}");
        return Task.FromResult<IResponse>(
            request.Method == HttpMethod.Delete
                ? new DryRunResponse(HttpStatusCode.NoContent, "")
                : new DryRunResponse(HttpStatusCode.OK, """{"id":0}""")
        );
    }

    public void SetRequestTimeout(TimeSpan timeout) => inner?.SetRequestTimeout(timeout);

    public void Dispose() => inner?.Dispose();

    /// <summary>JSON in lines, in which long text is cut.</summary>
    internal static string Describe(string json)
    {
        var root = JsonNode.Parse(json);
        Cut(root);
        return root?.ToJsonString(Readable) ?? "null";
    }

    private static void Cut(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (Shorter(value) is { } text)
                {
                    members[name] = text;
                }

                Cut(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Cut(item);
            }
        }
    }

    private static string? Shorter(JsonNode? node) =>
        node is JsonValue value
        && value.TryGetValue<string>(out var text)
        && text.Length > LongestText
            ? GitHubText.Cut(
                text,
                LongestText,
                string.Create(CultureInfo.InvariantCulture, $"… ({text.Length:N0} characters)")
            )
            : null;
}
