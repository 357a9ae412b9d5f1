using System.Buffers;
using System.Text;
using System.Text.Json;
using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// Reads JSON lines: one object of plain values on each line. <c>null</c>, an empty string and an absent name are
/// missing values; empty lines are no rows.
/// </summary>
internal sealed class JsonLinesRows(DataFile file, TableBuilder table)
{
    private readonly ByteStringTable _names = new();
    private readonly RowBatch _batch = new() { File = file.DisplayPath };
    private int[] _starts = [];
    private int[] _lengths = [];

    public void Parse(InputBuffer input)
    {
        var bytes = input.Bytes;
        var start = input.Start;
        var line = input.Line;
        _batch.Bytes = bytes;
        while (true)
        {
            var length = bytes.AsSpan(start, input.End - start).IndexOf((byte)'\n');
            if (length < 0)
            {
                break;
            }

            if (!bytes.AsSpan(start, length).Trim(" \t\r"u8).IsEmpty)
            {
                ParseLine(bytes, start, length, line);
            }

            start += length + 1;
            line++;
        }

        input.Consume(start, line);
        Flush();
        if (input.End - start > InputBuffer.LongestRow)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The line is longer than {InputBuffer.LongestRow:N0} bytes; expected one JSON object on each line."
                ),
                new SourceLocation(file.DisplayPath, line)
            );
        }
    }

    private void Flush()
    {
        if (_batch.Rows > 0)
        {
            table.AddRows(_batch);
        }

        _batch.Clear();
        _batch.Columns = _names.Count;
    }

    private void ParseLine(byte[] bytes, int start, int length, int line)
    {
        _starts.AsSpan().Fill(-1);
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(start, length));
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw NotAnObject(line);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var column = ColumnOf(ref reader, line);
                reader.Read();
                if (_starts[column] >= 0)
                {
                    throw new UsageException(
                        $"The name '{_names.Text(column)}' occurs twice in one object; expected each column once.",
                        new SourceLocation(file.DisplayPath, line)
                    );
                }

                SetCell(ref reader, bytes, start, column, line);
            }

            if (reader.Read())
            {
                throw NotAnObject(line);
            }
        }
        catch (JsonException e)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The line is no JSON object (byte {e.BytePositionInLine} of the line); expected one object on each line, e.g. {{\"age\": 42, \"city\": \"Graz\"}}."
                ),
                new SourceLocation(file.DisplayPath, line),
                e
            );
        }

        for (var c = 0; c < _starts.Length; c++)
        {
            _batch.AddCell(Math.Max(0, _starts[c]), _starts[c] < 0 ? 0 : _lengths[c]);
        }

        _batch.EndRow(line);
    }

    private UsageException NotAnObject(int line) =>
        new(
            "Expected one JSON object on the line, e.g. {\"age\": 42, \"city\": \"Graz\"}.",
            new SourceLocation(file.DisplayPath, line)
        );

    private int ColumnOf(ref Utf8JsonReader reader, int line)
    {
        var before = _names.Count;
        int column;
        if (reader.ValueIsEscaped)
        {
            column = _names.Add(Encoding.UTF8.GetBytes(reader.GetString()!));
        }
        else
        {
            column = _names.Add(reader.ValueSpan);
        }

        if (column == before)
        {
            var name = _names.Text(column);
            if (name.Length == 0)
            {
                throw new UsageException(
                    "A name in the object is empty; expected a column name.",
                    new SourceLocation(file.DisplayPath, line)
                );
            }

            Flush(); // rows so far have no such column
            table.AddColumn(name, new SourceLocation(file.DisplayPath, line));
            Array.Resize(ref _starts, column + 1);
            Array.Resize(ref _lengths, column + 1);
            _starts[column] = -1;
        }

        return column;
    }

    private void SetCell(
        ref Utf8JsonReader reader,
        byte[] bytes,
        int lineStart,
        int column,
        int line
    )
    {
        var start = lineStart + (int)reader.TokenStartIndex;
        var length = reader.ValueSpan.Length;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                start++;
                if (reader.ValueIsEscaped)
                {
                    length = Unescape(ref reader, bytes, start);
                }

                break;
            case JsonTokenType.Number:
            case JsonTokenType.True:
            case JsonTokenType.False:
                break;
            case JsonTokenType.Null:
                length = 0;
                break;
            default:
                throw new UsageException(
                    $"'{_names.Text(column)}' holds an {(reader.TokenType == JsonTokenType.StartArray ? "array" : "object")}; expected a string, a number, true, false or null.",
                    new SourceLocation(file.DisplayPath, line)
                );
        }

        _starts[column] = start;
        _lengths[column] = length;
    }

    // The plain text is never longer than the escaped one, so it takes its place.
    private static int Unescape(ref Utf8JsonReader reader, byte[] bytes, int start)
    {
        var text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var length = reader.CopyString(text);
            text.AsSpan(0, length).CopyTo(bytes.AsSpan(start));
            return length;
        }
        catch (InvalidOperationException e) // half a surrogate pair
        {
            throw new JsonException("invalid escape", null, null, reader.TokenStartIndex, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }
}
