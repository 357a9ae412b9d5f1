namespace MlOpsBuild.Configuration.Yaml;

/// <summary>
/// Reads the part of YAML that most files keep to, in a hundredth of the start-up time of the full parser: sections and
/// lists by indentation, one-line <c>[lists]</c> and <c>{ sections }</c>, plain and quoted values without escapes, comments.
/// At anything else - rare syntax as well as every error - it gives up, and the full parser decides. What it does read
/// is exactly the tree that the full parser builds; a test compares the two.
/// </summary>
internal ref struct YamlSubset
{
    private const int MaxDepth = 16;
    private const int LongestKey = 200;

    private readonly ReadOnlySpan<char> _text;
    private ReadOnlySpan<char> _line; // without its line end
    private int _next; // where the next line starts
    private int _number; // of the line, from 1
    private int _indent; // of the line; -1 after the last

    private YamlSubset(ReadOnlySpan<char> text)
    {
        _text = text;
    }

    /// <summary>The root, or <see langword="null"/> where the text needs the full parser.</summary>
    public static YamlNode? Read(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            // Tabs, other line breaks of YAML, and what is not a single UTF-16 unit.
            if (
                c
                is '\t'
                    or '\uFEFF'
                    or '\u2028'
                    or '\u2029'
                    or (>= '\u007F' and < '\u00A0')
                    or (>= '\uD800' and <= '\uDFFF')
            )
            {
                return null;
            }
        }

        var reader = new YamlSubset(text);
        return reader.Advance() && reader._indent == 0 && reader.Block(0, MaxDepth) is { } root
            ? reader._indent == -1
                ? root
                : null
            : null;
    }

    // To the next line that has content. False: give up.
    private bool Advance()
    {
        while (_next < _text.Length)
        {
            var rest = _text[_next..];
            var length = rest.IndexOf('\n');
            _next += length < 0 ? rest.Length : length + 1;
            _number++;
            _line = length < 0 ? rest : rest[..length];
            _line = _line is [.., '\r'] ? _line[..^1] : _line;
            if (_line.Contains('\r'))
            {
                return false;
            }

            _indent = _line.Length - _line.TrimStart(' ').Length;
            if (_indent < _line.Length && _line[_indent] != '#')
            {
                return _indent > 0 || !(_line.StartsWith("---") || _line.StartsWith("..."));
            }
        }

        _indent = -1;
        return true;
    }

    // What starts at this column of the line and goes on in the lines below.
    private YamlNode? Block(int column, int depth) =>
        depth == 0 ? null
        : IsItem(column) ? List(column, depth)
        : KeyEnd(column) > 0 ? Map(column, depth)
        : null;

    private YamlMap? Map(int column, int depth)
    {
        var (line, entries) = (_number, new List<YamlEntry>());
        do
        {
            var end = KeyEnd(column);
            if (end < 0)
            {
                return null;
            }

            var key = new YamlScalar(
                _number,
                column + 1,
                _line[column..end].ToString(),
                isQuoted: false
            );
            if (Value(column, end + 1, depth, listMayStandAtColumn: true) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, value));
        } while (_indent == column && !IsItem(column));

        return new YamlMap(line, column + 1, entries);
    }

    private YamlList? List(int column, int depth)
    {
        var (line, items) = (_number, new List<YamlNode>());
        do
        {
            if (Value(column, column + 1, depth, listMayStandAtColumn: false) is not { } item)
            {
                return null;
            }

            items.Add(item);
        } while (_indent == column && IsItem(column));

        return new YamlList(line, column + 1, items);
    }

    // What follows a colon or a dash; leaves on the next line, which must not belong to the value.
    private YamlNode? Value(int parent, int at, int depth, bool listMayStandAtColumn)
    {
        at = SkipSpaces(at);
        YamlNode? value;
        if (IsBlank(at))
        {
            if (!Advance())
            {
                return null;
            }

            value =
                _indent > parent || (listMayStandAtColumn && _indent == parent && IsItem(parent))
                    ? Block(_indent, depth - 1)
                    : null;
        }
        else if (!listMayStandAtColumn && (IsItem(at) || KeyEnd(at) > 0))
        {
            value = Block(at, depth - 1);
        }
        else
        {
            value = Inline(ref at, depth - 1, inFlow: false);
            if (!IsBlank(SkipSpaces(at)) || (at < _line.Length && _line[at] == '#') || !Advance())
            {
                return null;
            }
        }

        return _indent <= parent ? value : null;
    }

    private YamlNode? Inline(ref int at, int depth, bool inFlow) =>
        depth == 0 || at >= _line.Length
            ? null
            : _line[at] switch
            {
                '[' => FlowList(ref at, depth),
                '{' => FlowMap(ref at, depth),
                '"' or '\'' => Quoted(ref at),
                _ => Plain(ref at, inFlow),
            };

    private YamlList? FlowList(ref int at, int depth)
    {
        var (start, items) = (at, new List<YamlNode>());
        at = SkipSpaces(at + 1);
        while (!Close(ref at, ']'))
        {
            if (
                (items.Count > 0 && !Comma(ref at))
                || Inline(ref at, depth - 1, inFlow: true) is not { } item
            )
            {
                return null;
            }

            items.Add(item);
            at = SkipSpaces(at);
        }

        return new YamlList(_number, start + 1, items);
    }

    private YamlMap? FlowMap(ref int at, int depth)
    {
        var (start, entries) = (at, new List<YamlEntry>());
        at = SkipSpaces(at + 1);
        while (!Close(ref at, '}'))
        {
            if (entries.Count > 0 && !Comma(ref at))
            {
                return null;
            }

            var end = KeyEnd(at);
            if (end < 0)
            {
                return null;
            }

            var key = new YamlScalar(_number, at + 1, _line[at..end].ToString(), isQuoted: false);
            at = SkipSpaces(end + 1);
            if (Inline(ref at, depth - 1, inFlow: true) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, value));
            at = SkipSpaces(at);
        }

        return new YamlMap(_number, start + 1, entries);
    }

    private YamlScalar? Quoted(ref int at)
    {
        var (start, quote) = (at, _line[at]);
        var length = _line[(at + 1)..].IndexOf(quote);
        if (length < 0)
        {
            return null;
        }

        var text = _line.Slice(at + 1, length);
        at += length + 2;
        var doubled = quote == '\'' && at < _line.Length && _line[at] == '\'';
        return doubled || (quote == '"' && text.Contains('\\'))
            ? null
            : new YamlScalar(_number, start + 1, text.ToString(), isQuoted: true);
    }

    private YamlScalar? Plain(ref int at, bool inFlow)
    {
        var start = at;
        var c = _line[at];
        var first =
            char.IsLetterOrDigit(c)
            || c is '_' or '/' or '~' or '+'
            || (
                c is '-' or '.'
                && at + 1 < _line.Length
                && (char.IsLetterOrDigit(_line[at + 1]) || _line[at + 1] == '/')
            );
        if (!first)
        {
            return null;
        }

        for (; at < _line.Length; at++)
        {
            c = _line[at];
            if (c == ':' && (inFlow || at + 1 == _line.Length || _line[at + 1] == ' '))
            {
                return null;
            }

            if (c == '#' && (inFlow || _line[at - 1] == ' '))
            {
                at--;
                break;
            }

            if (inFlow && c is ',' or ']' or '}')
            {
                break;
            }

            if (inFlow && !(char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' or '+'))
            {
                return null;
            }
        }

        var text = _line[start..at].TrimEnd(' ');
        return new YamlScalar(_number, start + 1, text.ToString(), isQuoted: false);
    }

    // Where the key that starts here ends, before its colon and a space or the line's end; -1 where none starts.
    private readonly int KeyEnd(int at)
    {
        var end = at;
        while (
            end < _line.Length
            && (
                char.IsAsciiLetterOrDigit(_line[end])
                || (end > at && _line[end] is '_' or '-' or '.' or '/')
            )
        )
        {
            end++;
        }

        return
            end > at
            && end - at < LongestKey
            && end < _line.Length
            && _line[end] == ':'
            && (end + 1 == _line.Length || _line[end + 1] == ' ')
            ? end
            : -1;
    }

    private readonly bool IsItem(int at) =>
        at < _line.Length && _line[at] == '-' && (at + 1 == _line.Length || _line[at + 1] == ' ');

    private readonly bool IsBlank(int at) => at >= _line.Length || _line[at] == '#';

    private readonly int SkipSpaces(int at)
    {
        while (at < _line.Length && _line[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private readonly bool Close(ref int at, char bracket)
    {
        var found = at < _line.Length && _line[at] == bracket;
        at += found ? 1 : 0;
        return found;
    }

    private readonly bool Comma(ref int at)
    {
        var found = at < _line.Length && _line[at] == ',';
        at = found ? SkipSpaces(at + 1) : at;
        return found;
    }
}
