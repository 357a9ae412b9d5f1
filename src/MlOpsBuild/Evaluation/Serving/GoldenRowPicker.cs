using System.Buffers;
using System.Text.Json;
using MlOpsBuild.Data;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Evaluation.Serving;

/// <summary>Picks test rows that prove a served model to be the evaluated one.</summary>
public static class GoldenRowPicker
{
    /// <summary>How many rows are picked at most.</summary>
    public const int MaxRows = 100;

    // Else the rows would be those of the lowest hashes, which the split has looked at already.
    private const ulong Mix = 0x9E3779B97F4A7C15;

    /// <summary>
    /// Picks by the rows' hashes, so that new data moves few of them; only rows that the contract accepts.
    /// </summary>
    /// <param name="table">The data.</param>
    /// <param name="rows">The test rows' numbers.</param>
    /// <param name="contract">What is accepted.</param>
    /// <param name="signature">What the model takes and gives.</param>
    /// <param name="scores">The outputs for <paramref name="rows"/>, row after row.</param>
    public static IReadOnlyList<GoldenRow> Pick(
        DataTable table,
        ReadOnlySpan<int> rows,
        ServingContract contract,
        ModelSignature signature,
        ReadOnlySpan<double> scores
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(signature);
        var order = new ulong[rows.Length];
        var places = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            order[i] = (table.RowHashes[rows[i]] ^ Mix) * Mix;
            places[i] = i;
        }

        Array.Sort(order, places);
        var columns = contract.Features.Select(f => table.Find(f.Name)!).ToArray();
        var golden = new List<GoldenRow>(MaxRows);
        var width = signature.OutputWidth;
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        for (var i = 0; i < places.Length && golden.Count < MaxRows; i++)
        {
            // Equal rows say nothing more.
            if (i > 0 && order[i] == order[i - 1])
            {
                continue;
            }

            buffer.ResetWrittenCount();
            writer.Reset();
            if (TryWrite(writer, columns, contract.Features, rows[places[i]]))
            {
                writer.Flush();
                golden.Add(
                    new GoldenRow(
                        buffer.WrittenSpan.ToArray(),
                        scores.Slice(places[i] * width, width).ToArray()
                    )
                );
            }
        }

        return golden;
    }

    private static bool TryWrite(
        Utf8JsonWriter writer,
        DataColumn[] columns,
        IReadOnlyList<FeatureContract> features,
        int row
    )
    {
        writer.WriteStartObject();
        for (var f = 0; f < columns.Length; f++)
        {
            writer.WritePropertyName(features[f].Name);
            var isWritten = columns[f] switch
            {
                CategoryColumn category => TryWriteText(writer, category, features[f], row),
                NumberColumn number => TryWriteNumber(writer, number.Values[row], features[f]),
                _ => false,
            };
            if (!isWritten)
            {
                return false;
            }
        }

        writer.WriteEndObject();
        return true;
    }

    private static bool TryWriteText(
        Utf8JsonWriter writer,
        CategoryColumn column,
        FeatureContract feature,
        int row
    )
    {
        if (column.Codes[row] < 0)
        {
            writer.WriteNullValue();
            return feature.Nullable;
        }

        var text = column.Values[column.Codes[row]];
        writer.WriteStringValue(text);
        return feature.Values?.Contains(text, StringComparer.Ordinal) ?? true;
    }

    private static bool TryWriteNumber(Utf8JsonWriter writer, double value, FeatureContract feature)
    {
        if (double.IsNaN(value))
        {
            writer.WriteNullValue();
            return feature.Nullable;
        }

        if (feature.Type == FeatureType.Boolean)
        {
            writer.WriteBooleanValue(value != 0);
            return true;
        }

        writer.WriteNumberValue(value);
        return !(value < feature.Min) && !(value > feature.Max);
    }
}
