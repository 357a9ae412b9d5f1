using System.Net;
using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>Turns the API's errors into exceptions.</summary>
internal static class RegistryErrors
{
    private const int LargestBody = 1 << 16;
    private const int LongestMessage = 300;

    public static async Task<RegistryException> FromAsync(
        RegistryReference repository,
        string request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var (code, message) = await ReadAsync(response, cancellationToken);
        var status = (int)response.StatusCode;
        var found =
            string.Create(CultureInfo.InvariantCulture, $"HTTP {status}")
            + (code is null ? "" : $" {code}")
            + (message is null ? "" : $" ({message})");
        var problem = new RegistryProblem(
            repository.Registry,
            repository.Repository,
            request,
            found,
            Advice(response.StatusCode, code)
        )
        {
            Status = status,
            Code = code,
        };
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound => new RegistryNotFoundException(problem),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new RegistryAccessException(
                problem
            ),
            _ => new RegistryException(problem),
        };
    }

    private static string Advice(HttpStatusCode status, string? code) =>
        status switch
        {
            HttpStatusCode.Unauthorized =>
                "Log in to the registry (docker login), or check that the password is still valid.",
            HttpStatusCode.Forbidden => "Ask for the right to do this in the repository.",
            HttpStatusCode.NotFound =>
                "Check the name; a private repository also looks like this to who is not logged in.",
            HttpStatusCode.MethodNotAllowed =>
                "The registry does not allow this: its settings decide.",
            HttpStatusCode.RequestEntityTooLarge => "It is larger than the registry accepts.",
            HttpStatusCode.TooManyRequests => "The registry limits requests: try again later.",
            _ when code == "MANIFEST_BLOB_UNKNOWN" =>
                "What the manifest refers to must be pushed before it.",
            >= HttpStatusCode.InternalServerError =>
                "The registry has a problem of its own: try again later.",
            _ => "The registry did not accept the request.",
        };

    private static async Task<(string? Code, string? Message)> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var body = new byte[LargestBody];
            var length = await stream.ReadAtLeastAsync(
                body,
                LargestBody,
                throwOnEndOfStream: false,
                cancellationToken
            );
            var json = OciJson.Parse(body.AsSpan(0, length));
            return
                json["errors"] is JsonArray { Count: > 0 } errors && errors[0] is JsonObject first
                ? (Clean(OciJson.Text(first, "code")), Clean(OciJson.Text(first, "message")))
                : default;
        }
        catch (Exception e) when (e is FormatException or IOException or HttpRequestException)
        {
            return default;
        }
    }

    // The text is the server's: one line, not endless.
    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "...";
    }
}
