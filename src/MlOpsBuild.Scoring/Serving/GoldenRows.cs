using System.Buffers;
using System.Text.Json;

namespace MlOpsBuild.Scoring.Serving;

/// <summary>
/// The rows that prove a served model to be the evaluated one: the file <c>golden.jsonl</c>, a JSON object
/// <c>{"inputs":{...},"outputs":[...]}</c> per line, doubles in the shortest notation that gives the same bits.
/// </summary>
public static class GoldenRows
{
    /// <summary>The file's name.</summary>
    public const string FileName = "golden.jsonl";

    /// <summary>Reads the file's bytes.</summary>
    /// <exception cref="ModelFormatException">They are something else; names the line.</exception>
    public static IReadOnlyList<GoldenRow> Read(ReadOnlyMemory<byte> bytes)
    {
        var rows = new List<GoldenRow>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }

            try
            {
                rows.Add(ReadLine(line));
            }
            catch (Exception e)
                when (e
                        is JsonException
                            or InvalidOperationException
                            or FormatException
                            or KeyNotFoundException
                )
            {
                throw new ModelFormatException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{FileName} line {rows.Count + 1} is no golden row."
                    ),
                    e
                );
            }
        }

        return rows;
    }

    /// <summary>The bytes of a file of these rows.</summary>
    public static byte[] ToBytes(IEnumerable<GoldenRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("inputs"u8);
            writer.WriteRawValue(row.Inputs.Span);
            writer.WriteStartArray("outputs"u8);
            foreach (var output in row.Outputs)
            {
                writer.WriteNumberValue(output);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static GoldenRow ReadLine(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var inputs = document.RootElement.GetProperty("inputs");
        if (inputs.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException();
        }

        var outputs = document.RootElement.GetProperty("outputs");
        return new GoldenRow(
            System.Text.Encoding.UTF8.GetBytes(inputs.GetRawText()),
            [.. outputs.EnumerateArray().Select(o => o.GetDouble())]
        );
    }
}
