using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>Reads single JSON values strictly; what is wrong is told with its path in the document.</summary>
internal static class JsonRead
{
    /// <summary>A string.</summary>
    public static string Text(JsonNode? node, string path) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw Wrong(node, path, "a string");

    /// <summary>true or false.</summary>
    public static bool Flag(JsonNode? node, string path) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? node.GetValue<bool>()
            : throw Wrong(node, path, "true or false");

    /// <summary>A whole number of 32 bits.</summary>
    public static int Whole(JsonNode? node, string path) =>
        node is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue(out int whole)
            ? whole
            : throw Wrong(node, path, "a whole number");

    /// <summary>A whole number of 64 bits, not below 0.</summary>
    public static long Count(JsonNode? node, string path) =>
        node is JsonValue value
        && value.GetValueKind() == JsonValueKind.Number
        && value.TryGetValue(out long whole)
        && whole >= 0
            ? whole
            : throw Wrong(node, path, "a whole number, 0 or more");

    /// <summary>A digest.</summary>
    public static Digest Digest(JsonNode? node, string path) =>
        Common.Digest.TryParse(Text(node, path), out var digest)
            ? digest
            : throw Wrong(node, path, "sha256: and 64 lower-case hex digits");

    /// <summary>A number; <c>null</c> is NaN, <c>"Infinity"</c> and <c>"-Infinity"</c> are what they say.</summary>
    public static double Number(JsonNode? node, string path) =>
        node switch
        {
            null => double.NaN,
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => Finite(
                value,
                path
            ),
            JsonValue value when value.GetValueKind() == JsonValueKind.String =>
                value.GetValue<string>() switch
                {
                    "Infinity" => double.PositiveInfinity,
                    "-Infinity" => double.NegativeInfinity,
                    _ => throw Wrong(node, path, "a number"),
                },
            _ => throw Wrong(node, path, "a number"),
        };

    /// <summary>One of an enumeration's names in lower camel case.</summary>
    public static T Name<T>(JsonNode? node, string path)
        where T : struct, Enum
    {
        var text = Text(node, path);
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(JsonList.NameOf(value), text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        var names = Enum.GetValues<T>().Select(JsonList.NameOf).ToList();
        throw Wrong(
            node,
            path,
            "one of " + string.Join(", ", names),
            NearestName.Hint(text, names)
        );
    }

    /// <summary>A list; the items get their path.</summary>
    public static IReadOnlyList<T> List<T>(
        JsonNode? node,
        string path,
        Func<JsonNode?, string, T> item
    )
    {
        if (node is not JsonArray list)
        {
            throw Wrong(node, path, "a list");
        }

        var result = new T[list.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = item(list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
        }

        return result;
    }

    /// <summary>The error for a value of the wrong type.</summary>
    public static JsonShapeException Wrong(
        JsonNode? node,
        string path,
        string expected,
        string hint = ""
    ) => new($"{path} is {Describe(node)}, expected {expected}.{hint}");

    private static double Finite(JsonValue value, string path) =>
        value.TryGetValue(out double number) && double.IsFinite(number)
            ? number
            : throw Wrong(value, path, "a number of double precision");

    private static string Describe(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonObject => "an object",
            JsonArray => "a list",
            _ => node.GetValueKind() == JsonValueKind.String
                ? $"the string \"{CleanText.Of(node.GetValue<string>(), 40)}\""
                : CleanText.Of(node.ToJsonString(), 40),
        };
}
