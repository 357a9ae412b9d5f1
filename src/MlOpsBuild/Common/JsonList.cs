using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>Writes lists, numbers and names the way <see cref="JsonRead"/> reads them.</summary>
internal static class JsonList
{
    /// <summary>A list of what <paramref name="item"/> makes of each.</summary>
    public static JsonArray ToNode<T>(IReadOnlyList<T> items, Func<T, JsonNode?> item)
    {
        var result = new JsonArray();
        foreach (var value in items)
        {
            result.Add(item(value));
        }

        return result;
    }

    /// <summary>A string.</summary>
    public static JsonNode? Text(string value) => JsonValue.Create(value);

    /// <summary>A whole number; <see cref="CanonicalJson"/> takes 64 bits.</summary>
    public static JsonNode? Whole(int value) => JsonValue.Create((long)value);

    /// <summary>A number; JSON has no NaN and no infinity: null and strings stand for them.</summary>
    public static JsonNode? Number(double value) =>
        double.IsNaN(value) ? null
        : double.IsPositiveInfinity(value) ? JsonValue.Create("Infinity")
        : double.IsNegativeInfinity(value) ? JsonValue.Create("-Infinity")
        : JsonValue.Create(value);

    /// <summary>Adds a number when there is one.</summary>
    public static void AddIfAny(this JsonObject node, string name, double? value)
    {
        if (value is { } number)
        {
            node.Add(name, Number(number));
        }
    }

    /// <summary>Adds a node when there is one.</summary>
    public static void AddIfAny(this JsonObject node, string name, JsonNode? value)
    {
        if (value is not null)
        {
            node.Add(name, value);
        }
    }

    /// <summary>An enumeration's name in lower camel case.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
