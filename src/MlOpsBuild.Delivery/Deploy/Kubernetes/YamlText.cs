using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// Writes JSON as YAML in blocks, in the order of its members. Texts that any reader of YAML 1.1 or 1.2 could take for
/// something else, and all that is not plainly a text, stand in double quotes, as in JSON.
/// </summary>
internal static class YamlText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@"
    );

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true",
        "false",
        "null",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
    };

    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The object, with a line feed at the end.</summary>
    public static string Of(JsonObject content)
    {
        var text = new StringBuilder();
        Add(text, content, 0);
        return text.ToString();
    }

    private static void Add(StringBuilder text, JsonObject content, int indent)
    {
        foreach (var (name, value) in content)
        {
            text.Append(' ', indent).Append(Scalar(name)).Append(':');
            AddValue(text, value, indent);
        }
    }

    private static void AddValue(StringBuilder text, JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                text.Append('\n');
                Add(text, members, indent + 2);
                break;
            case JsonArray { Count: > 0 } items:
                text.Append('\n');
                foreach (var item in items)
                {
                    AddItem(text, item, indent);
                }

                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void AddItem(StringBuilder text, JsonNode? item, int indent)
    {
        if (item is not JsonObject { Count: > 0 } members)
        {
            text.Append(' ', indent).Append("- ").Append(Scalar(item)).Append('\n');
            return;
        }

        // The dash takes the place of the first member's indent.
        var start = text.Length;
        Add(text, members, indent + 2);
        text[start + indent] = '-';
    }

    private static string Scalar(JsonNode? value) =>
        value switch
        {
            null => "null",
            JsonObject { Count: 0 } => "{}",
            JsonArray { Count: 0 } => "[]",
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => Scalar(
                scalar.GetValue<string>()
            ),
            // An array in an array: as JSON, which is YAML too.
            _ => value.ToJsonString(Quoted),
        };

    private static string Scalar(string text) =>
        IsPlain(text) ? text : JsonSerializer.Serialize(text, Quoted);

    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && !text.AsSpan().ContainsAnyExcept(Plain)
        && text[^1] != ':'
        && !Words.Contains(text);
}
