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
                foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, value);
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
        else if (value.TryGetValue(out ulong unsigned))
        {
            writer.WriteNumberValue(unsigned);
        }
        else
        {
            WriteDouble(writer, value.GetValue<double>());
        }
    }

    // 1.0, 1 and 1e0 are one value and get one spelling.
    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1L << 53)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }
}
