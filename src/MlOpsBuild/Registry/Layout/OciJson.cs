using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Registry.Layout;

/// <summary>Reads members of documents that others may have written: a wrong kind is a FormatException.</summary>
internal static class OciJson
{
    public static JsonObject Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var root =
                JsonNode.Parse(bytes) as JsonObject
                ?? throw new FormatException("The document is not an object.");
            _ = root.Count; // a repeated key is found here, not at the first look-up
            return root;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    public static string? Text(JsonObject json, string name) =>
        json[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out string? text) => text,
            _ => throw new FormatException($"'{name}' is not a string."),
        };

    public static long Whole(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out long whole)
            ? whole
            : throw new FormatException($"'{name}' is not a whole number.");

    public static JsonArray List(JsonObject json, string name) =>
        json[name] as JsonArray ?? throw new FormatException($"'{name}' is not a list.");

    public static Dictionary<string, string> Map(JsonObject json, string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json[name] is not { } node)
        {
            return map;
        }

        var members =
            node as JsonObject ?? throw new FormatException($"'{name}' is not an object.");
        foreach (var (key, _) in members)
        {
            map[key] =
                Text(members, key) ?? throw new FormatException($"'{name}' has a null in it.");
        }

        return map;
    }

    public static JsonObject Map(IReadOnlyDictionary<string, string> map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map)
        {
            json[key] = value;
        }

        return json;
    }
}
