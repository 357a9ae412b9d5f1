using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>Writes members that have a value and reads them back.</summary>
internal static class ModelJson
{
    public static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    public static void Put(JsonObject json, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            json[name] = List(values);
        }
    }

    public static JsonArray List(IEnumerable<string> values) =>
        new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    public static JsonArray List(IEnumerable<JsonNode> values) => new([.. values]);

    public static JsonObject Object(JsonObject json, string name) =>
        json[name] as JsonObject ?? throw new FormatException($"'{name}' is not an object.");

    public static IReadOnlyList<string> Texts(JsonObject json, string name) =>
        json[name] is null
            ? []
            :
            [
                .. OciJson
                    .List(json, name)
                    .Select(item =>
                        item is JsonValue value && value.TryGetValue(out string? text)
                            ? text
                            : throw new FormatException(
                                $"'{name}' has something else than strings."
                            )
                    ),
            ];

    /// <summary>RFC 3339, UTC, to the second.</summary>
    public static string? Utc(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(JsonObject json, string name) =>
        OciJson.Text(json, name) is not { } text ? null
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
        : throw new FormatException($"'{name}' is no moment (RFC 3339).");
}
