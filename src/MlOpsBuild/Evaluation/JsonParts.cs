using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Evaluation;

/// <summary>What the result files share: NaN and absent numbers are null, broken files are told as such.</summary>
internal static class JsonParts
{
    public static JsonNode? Number(double? value) =>
        value is { } v && double.IsFinite(v) ? JsonValue.Create(v) : null;

    public static JsonArray Numbers(IEnumerable<double> values) =>
        new([.. values.Select(v => Number(v))]);

    public static JsonArray Integers(IEnumerable<int> values) =>
        new([.. values.Select(v => (JsonNode?)JsonValue.Create((long)v))]);

    public static JsonArray Strings(IEnumerable<string> values) =>
        new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    public static string Text(this JsonElement map, string key) =>
        map.GetProperty(key).GetString()!;

    public static int Integer(this JsonElement map, string key) => map.GetProperty(key).GetInt32();

    public static bool Flag(this JsonElement map, string key) => map.GetProperty(key).GetBoolean();

    /// <summary>A number; null is NaN.</summary>
    public static double Real(this JsonElement map, string key) => map.Optional(key) ?? double.NaN;

    /// <summary>A number, or <see langword="null"/>.</summary>
    public static double? Optional(this JsonElement map, string key) =>
        map.GetProperty(key) is { ValueKind: JsonValueKind.Number } number
            ? number.GetDouble()
            : null;

    public static T[] List<T>(this JsonElement map, string key, Func<JsonElement, T> read) =>
        map.GetProperty(key).Items(read);

    public static T[] Items<T>(this JsonElement list, Func<JsonElement, T> read)
    {
        var items = new T[list.GetArrayLength()];
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            items[i++] = read(item);
        }

        return items;
    }

    public static double Real(JsonElement item) =>
        item.ValueKind == JsonValueKind.Null ? double.NaN : item.GetDouble();

    public static T Parse<T>(ReadOnlyMemory<byte> bytes, string file, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return read(document.RootElement);
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            throw new MlOpsException(
                $"{file} is not as it was written ({e.Message.Split('\n')[0]}): run Evaluate again.",
                inner: e
            );
        }
    }
}
