using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What a deployment on GitHub carries besides GitHub's own fields, so that it is found and understood again.</summary>
/// <param name="Run">What deployed it: the same for each attempt of a run.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The model's version, or empty.</param>
/// <param name="Digest">The digest of model.json.</param>
/// <param name="Image">The image.</param>
internal sealed record DeploymentPayload(
    string Run,
    string Model,
    string Version,
    string Digest,
    string Image
)
{
    private const string Tool = "mlopsbuild";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Format() =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["digest"] = Digest,
                ["image"] = Image,
                ["model"] = Model,
                ["run"] = Run,
                ["tool"] = Tool,
                ["version"] = Version,
            },
            Options
        );

    /// <summary>Reads what GitHub lists; <see langword="null"/> when it is none of ours.</summary>
    public static DeploymentPayload? Read(object? payload)
    {
        var values = payload switch
        {
            IDictionary<string, object> members => members.ToDictionary(
                x => x.Key,
                x => x.Value as string ?? "",
                StringComparer.Ordinal
            ),
            string text => Parse(text),
            _ => null,
        };
        return values is not null && Get("tool") == Tool
            ? new(Get("run"), Get("model"), Get("version"), Get("digest"), Get("image"))
            : null;

        string Get(string name) => values.GetValueOrDefault(name, "");
    }

    private static Dictionary<string, string>? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text);
        }
        catch (JsonException)
        {
            return null; // of another tool
        }
    }
}
