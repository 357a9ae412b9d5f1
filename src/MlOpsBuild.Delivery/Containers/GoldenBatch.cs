using System.Buffers;
using System.Text.Json;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Some golden rows that are sent together.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Start">The first of these.</param>
/// <param name="Count">How many.</param>
internal sealed record GoldenBatch(IReadOnlyList<GoldenRow> Rows, int Start, int Count)
{
    // Tensors name each feature once, with little around: they are never much longer than the rows.
    private const int Slack = 4;

    /// <summary>The same rows in requests that a server takes.</summary>
    public IEnumerable<GoldenBatch> Within(ServeLimits limits)
    {
        var (start, bytes) = (Start, 0L);
        for (var row = Start; row < Start + Count; row++)
        {
            var length = (long)Rows[row].Inputs.Length * Slack;
            if (row > start && (row - start >= limits.Rows || bytes + length > limits.BodyBytes))
            {
                yield return this with
                {
                    Start = start,
                    Count = row - start,
                };
                (start, bytes) = (row, 0);
            }

            bytes += length;
        }

        if (start < Start + Count)
        {
            yield return this with
            {
                Start = start,
                Count = Start + Count - start,
            };
        }
    }

    /// <summary>The body for <c>/predict</c>: an object for one row, an array for more.</summary>
    public byte[] ToRows()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        if (Count != 1)
        {
            writer.WriteStartArray();
        }

        for (var i = Start; i < Start + Count; i++)
        {
            writer.WriteRawValue(Rows[i].Inputs.Span);
        }

        if (Count != 1)
        {
            writer.WriteEndArray();
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The body for an inference request: a tensor for each feature, numbers as they stand in the rows.</summary>
    public byte[] ToTensors(ServingContract contract)
    {
        var rows = Enumerable
            .Range(Start, Count)
            .Select(i => JsonDocument.Parse(Rows[i].Inputs))
            .ToArray();
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer);
            writer.WriteStartObject();
            writer.WriteStartArray("inputs"u8);
            foreach (var feature in contract.Features)
            {
                WriteTensor(writer, feature, rows);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            foreach (var row in rows)
            {
                row.Dispose();
            }
        }
    }

    private static void WriteTensor(
        Utf8JsonWriter writer,
        FeatureContract feature,
        JsonDocument[] rows
    )
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, feature.Name);
        writer.WriteString(
            "datatype"u8,
            feature.Type switch
            {
                FeatureType.Integer => "INT64",
                FeatureType.Boolean => "BOOL",
                FeatureType.Category => "BYTES",
                _ => "FP64",
            }
        );
        writer.WriteStartArray("shape"u8);
        writer.WriteNumberValue(rows.Length);
        writer.WriteEndArray();
        writer.WriteStartArray("data"u8);
        foreach (var row in rows)
        {
            if (row.RootElement.TryGetProperty(feature.Name, out var value))
            {
                value.WriteTo(writer);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
