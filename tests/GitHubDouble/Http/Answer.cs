using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>What is answered.</summary>
internal sealed record Answer(int Status, JToken? Body = null)
{
    private const string Documentation = "https://docs.github.com/rest";

    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>The body's bytes; by default those of <see cref="Body"/>.</summary>
    public byte[] Bytes
    {
        get => field ?? Encoding.UTF8.GetBytes(Body?.ToString(Formatting.None) ?? "");
        init;
    }

    public static Answer Error(int status, string message) =>
        new(
            status,
            new JObject
            {
                ["message"] = message,
                ["documentation_url"] = Documentation,
                ["status"] = status.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <summary>422 about a field.</summary>
    public static Answer Invalid(string resource, string field, string code, string? message)
    {
        var error = new JObject
        {
            ["resource"] = resource,
            ["code"] = code,
            ["field"] = field,
        };
        if (message is not null)
            error["message"] = message;

        var answer = Error(422, "Validation Failed");
        answer.Body!["errors"] = new JArray(error);
        return answer;
    }
}
