using System.Buffers;
using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// Cuts delimited text into rows and cells as RFC 4180 says: fields in double quotes may hold delimiters, line ends and
/// doubled quotes. Rows end with LF, CRLF or CR; the last may end with the file. Empty lines are no rows. A quote
/// within an unquoted field is a plain character.
/// </summary>
internal sealed class CsvRows(DataFile file, byte delimiter) : IDisposable
{
    private readonly RowBatch _batch = new() { File = file.DisplayPath };
    private int[] _positions = ArrayPool<int>.Shared.Rent(1 << 17);
    private bool _rowHasEscapes;
    private int _openQuoteLine;

    public string File => file.DisplayPath;

    /// <summary>The column names, once <see cref="Parse"/> has met them.</summary>
    public string[]? Header { get; private set; }

    /// <summary>The line of the header.</summary>
    public int HeaderLine { get; private set; }

    /// <summary>Takes all complete rows from <paramref name="input"/>; the first of the file are the column names.</summary>
    /// <returns>The rows, valid until the next call.</returns>
    /// <exception cref="UsageException">A row has another number of fields than the header, or a quote is wrong.</exception>
    public RowBatch Parse(InputBuffer input)
    {
        var room = input.End - input.Start + 32;
        if (_positions.Length < room)
        {
            ArrayPool<int>.Shared.Return(_positions);
            _positions = ArrayPool<int>.Shared.Rent(room);
        }

        var count = StructuralIndex.Find(
            input.Bytes,
            input.Start,
            input.End,
            delimiter,
            _positions
        );
        _batch.Clear();
        _batch.Bytes = input.Bytes;
        Walk(input, count);
        return _batch;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_positions);
        _positions = [];
    }

    private void Walk(InputBuffer input, int count)
    {
        var bytes = input.Bytes;
        var positions = _positions.AsSpan(0, count);
        var next = 0;
        var rowStart = input.Start;
        var line = input.Line;
        var rowLine = line;
        var rowFirstCell = 0;
        var field = rowStart;
        _rowHasEscapes = false;
        while (next < positions.Length)
        {
            var end = positions[next];
            if (bytes[end] == '"')
            {
                var complete =
                    end == field
                        ? Quoted(bytes, positions, ref next, ref line)
                        : Unquoted(bytes, positions, ref next, field);
                if (!complete)
                {
                    break;
                }

                end = positions[next];
            }
            else
            {
                _batch.AddCell(field, end - field);
            }

            next++;
            field = end + 1;
            var terminator = bytes[end];
            if (terminator == delimiter)
            {
                continue;
            }

            if (terminator == '\r')
            {
                if (field == input.End && !input.Ended)
                {
                    break; // a line feed may follow
                }

                if (field < input.End && bytes[field] == '\n')
                {
                    next++;
                    field++;
                }
            }

            line++;
            EndRow(rowFirstCell, rowLine, rowStart, end);
            rowFirstCell = _batch.Cells;
            rowStart = field;
            rowLine = line;
        }

        _batch.Cells = rowFirstCell;
        input.Consume(rowStart, rowLine);
        if (rowStart < input.End)
        {
            CheckUnfinished(input);
        }
    }

    // At an opening quote: notes the cell and moves to its terminator. False when the buffer ends before that.
    private bool Quoted(byte[] bytes, ReadOnlySpan<int> positions, ref int next, ref int line)
    {
        var open = positions[next++];
        var escaped = false;
        _openQuoteLine = line;
        while (next < positions.Length)
        {
            var p = positions[next++];
            switch (bytes[p])
            {
                case (byte)'"':
                    if (next == positions.Length)
                    {
                        return false;
                    }

                    if (positions[next] == p + 1)
                    {
                        if (bytes[p + 1] != '"')
                        {
                            var length = p - open - 1;
                            _rowHasEscapes |= escaped;
                            _batch.AddCell(open + 1, escaped ? ~length : length);
                            return true;
                        }

                        escaped = true;
                        next++;
                        break;
                    }

                    throw new UsageException(
                        "Text follows a closing quote; expected a delimiter or the end of the line. A quote within a quoted field is written twice.",
                        new SourceLocation(_batch.File, line)
                    );
                case (byte)'\n':
                    line++;
                    break;
                case (byte)'\r':
                    line++;
                    if (next < positions.Length && positions[next] == p + 1 && bytes[p + 1] == '\n')
                    {
                        next++;
                    }

                    break;
                default:
                    break; // a delimiter within quotes
            }
        }

        return false;
    }

    private bool Unquoted(byte[] bytes, ReadOnlySpan<int> positions, ref int next, int field)
    {
        while (next < positions.Length && bytes[positions[next]] == '"')
        {
            next++;
        }

        if (next == positions.Length)
        {
            return false;
        }

        _batch.AddCell(field, positions[next] - field);
        return true;
    }

    private void EndRow(int firstCell, int rowLine, int rowStart, int end)
    {
        if (end == rowStart)
        {
            _batch.Cells = firstCell; // an empty line
            return;
        }

        if (_rowHasEscapes)
        {
            RemoveEscapes(firstCell);
        }

        if (Header is null)
        {
            Header = new string[_batch.Cells - firstCell];
            for (var i = 0; i < Header.Length; i++)
            {
                Header[i] = Encoding.UTF8.GetString(_batch.Cell(firstCell + i));
            }

            HeaderLine = rowLine;
            _batch.Columns = Header.Length;
            _batch.Cells = firstCell;
            return;
        }

        if (_batch.Cells - firstCell != _batch.Columns)
        {
            throw WrongWidth(_batch.Cells - firstCell, rowLine);
        }

        _batch.EndRow(rowLine);
    }

    private void RemoveEscapes(int firstCell)
    {
        _rowHasEscapes = false;
        var lengths = _batch.Lengths;
        for (var cell = firstCell; cell < lengths.Length; cell++)
        {
            if (lengths[cell] >= 0)
            {
                continue;
            }

            var text = _batch.Bytes.AsSpan(_batch.Starts[cell], ~lengths[cell]);
            var target = 0;
            for (var i = 0; i < text.Length; i++)
            {
                text[target++] = text[i];
                if (text[i] == '"')
                {
                    i++;
                }
            }

            lengths[cell] = target;
        }
    }

    private void CheckUnfinished(InputBuffer input)
    {
        if (input.Ended)
        {
            throw new UsageException(
                "The quote that opens a field on this line is never closed. Close it, or write a quote within a field twice.",
                new SourceLocation(_batch.File, _openQuoteLine)
            );
        }

        if (input.End - input.Start > InputBuffer.LongestRow)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The row that starts here is longer than {InputBuffer.LongestRow:N0} bytes. Probably a quote is not closed, or this is no text file with lines."
                ),
                new SourceLocation(_batch.File, input.Line)
            );
        }
    }

    private UsageException WrongWidth(int found, int line) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The row has {found} {(found == 1 ? "field" : "fields")}; expected {_batch.Columns} as in the header. Put fields that contain '{(delimiter == '\t' ? "\\t" : ",")}' or a line end in double quotes."
            ),
            new SourceLocation(_batch.File, line)
        );
}
