using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>
/// JSON with one spelling per value: keys in ordinal order, shortest round-trip numbers, UTF-8, no byte order mark.
/// <see cref="ToBytes"/> has no white space (what digests are taken of); <see cref="ToIndented"/> is the same for
/// people and diffs, two spaces, LF, with a last line feed.
/// </summary>
public static class CanonicalJson
{
    private const double TwoTo63 = 9223372036854775808.0;

    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>The canonical bytes of <paramref name="node"/>.</summary>
    public static byte[] ToBytes(JsonNode? node) => Write(node, Compact).WrittenSpan.ToArray();

    /// <summary>The canonical text of <paramref name="node"/> without white space.</summary>
    public static string ToText(JsonNode? node) =>
        System.Text.Encoding.UTF8.GetString(Write(node, Compact).WrittenSpan);

    /// <summary>The bytes of <paramref name="node"/> with indentation and a last line feed.</summary>
    public static byte[] ToIndented(JsonNode? node) =>
        [.. Write(node, Indented).WrittenSpan, (byte)'\n'];

    /// <summary>The digest of the canonical bytes.</summary>
    public static Digest DigestOf(JsonNode? node) => Digest.Of(Write(node, Compact).WrittenSpan);

    private static ArrayBufferWriter<byte> Write(JsonNode? node, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            Write(writer, node);
        }

        return buffer;
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var key in SortedKeys(map))
                {
                    writer.WritePropertyName(key);
                    Write(writer, map[key]);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteValue(writer, (JsonValue)node);
                break;
        }
    }

    private static string[] SortedKeys(JsonObject map)
    {
        var keys = new string[map.Count];
        var count = 0;
        foreach (var (key, _) in map)
        {
            keys[count++] = key;
        }

        Array.Sort(keys, StringComparer.Ordinal);
        return keys;
    }

    // A number in memory (int, float, decimal ...) and the same number read from text must give the same bytes, so
    // whatever is neither a long nor a double goes through its text.
    private static void WriteValue(Utf8JsonWriter writer, JsonValue value)
    {
        if (value.GetValueKind() != JsonValueKind.Number)
        {
            value.WriteTo(writer);
        }
        else if (value.TryGetValue(out long whole))
        {
            writer.WriteNumberValue(whole);
        }
        else if (value.TryGetValue(out int small))
        {
            writer.WriteNumberValue(small);
        }
        else if (value.TryGetValue(out ulong unsigned))
        {
            writer.WriteNumberValue(unsigned);
        }
        else if (value.TryGetValue(out double number))
        {
            WriteDouble(writer, number);
        }
        else
        {
            WriteNumberText(writer, value.ToJsonString());
        }
    }

    private static void WriteNumberText(Utf8JsonWriter writer, string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, null, out var whole))
        {
            writer.WriteNumberValue(whole);
        }
        else
        {
            WriteDouble(writer, double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    // 1.0, 1 and 1e0 are one value and get one spelling.
    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"JSON has no number {number}."),
                nameof(number)
            );
        }

        if (number != Math.Floor(number))
        {
            writer.WriteNumberValue(number);
        }
        else if (number is >= long.MinValue and < TwoTo63)
        {
            writer.WriteNumberValue((long)number);
        }
        else if (number is >= TwoTo63 and < 2 * TwoTo63)
        {
            writer.WriteNumberValue((ulong)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }
}
