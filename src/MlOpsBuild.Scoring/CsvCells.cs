namespace MlOpsBuild.Scoring;

/// <summary>Cuts comma-separated values (RFC 4180) into cells. Lines end with LF or CR LF.</summary>
/// <param name="text">The values, in UTF-8.</param>
/// <param name="scratch">Room for a quoted cell: as long as the text, or empty where it has no quote.</param>
public ref struct CsvCells(ReadOnlySpan<byte> text, Span<byte> scratch)
{
    private readonly Span<byte> _scratch = scratch;
    private ReadOnlySpan<byte> _rest = text;
    private int _line = 1;

    /// <summary>Whether a text needs room for quoted cells.</summary>
    public static bool HasQuotes(ReadOnlySpan<byte> text) => text.Contains((byte)'"');

    /// <summary>Whether there is another record: an empty line at the end is none.</summary>
    public readonly bool HasMore => !_rest.IsEmpty;

    /// <summary>The next cell, without its quotes; valid until the next call.</summary>
    /// <param name="isLast">Whether it is the last of its record.</param>
    /// <exception cref="FormatException">A quote is where none may be, or lacks its counterpart.</exception>
    public ReadOnlySpan<byte> Next(out bool isLast)
    {
        ReadOnlySpan<byte> cell;
        int end;
        if (!_rest.IsEmpty && _rest[0] == '"')
        {
            cell = Quoted(out end);
        }
        else
        {
            end = _rest.IndexOfAny((byte)',', (byte)'\n', (byte)'"');
            if (end >= 0 && _rest[end] == '"')
            {
                throw Fail("has a quote inside a cell that does not start with one");
            }

            end = end < 0 ? _rest.Length : end;
            cell = _rest[..end];
            if (!cell.IsEmpty && cell[^1] == '\r' && (end == _rest.Length || _rest[end] == '\n'))
            {
                cell = cell[..^1];
            }
        }

        isLast = end == _rest.Length || _rest[end] == '\n';
        _line += isLast ? 1 : 0;
        _rest = end == _rest.Length ? default : _rest[(end + 1)..];
        return cell;
    }

    private readonly ReadOnlySpan<byte> Quoted(out int end)
    {
        var scratch = _scratch;
        var length = 0;
        var at = 1;
        while (true)
        {
            var quote = _rest[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                throw Fail("has a quote that is not closed");
            }

            _rest.Slice(at, quote).CopyTo(scratch[length..]);
            length += quote;
            at += quote + 1;
            if (at == _rest.Length || _rest[at] != '"')
            {
                break;
            }

            scratch[length++] = (byte)'"'; // two stand for one
            at++;
        }

        end = at;
        if (end < _rest.Length && _rest[end] == '\r')
        {
            end++;
        }

        return end == _rest.Length || _rest[end] is (byte)',' or (byte)'\n'
            ? scratch[..length]
            : throw Fail("has something behind a closing quote, expected a comma or a line's end");
    }

    private readonly FormatException Fail(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Record {_line} {what}."));
}
