using System.Text;

namespace Nuke.Common.Git;

/// <summary>The values of a repository's <c>config</c> file.</summary>
internal sealed class GitConfig
{
    private readonly string _text;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _position;

    private GitConfig(string text)
    {
        _text = text;
        Parse();
    }

    public static GitConfig Read(string file) =>
        new(File.Exists(file) ? File.ReadAllText(file) : "");

    /// <summary>The first value of a key, as <c>git remote get-url</c> takes the first of several URLs.</summary>
    public string Get(string section, string subsection, string key) =>
        _values.GetValueOrDefault(GetName(section, subsection, key));

    /// <summary>Text, since dictionaries of tuples are compiled at the start of the program.</summary>
    private static string GetName(string section, string subsection, string key) =>
        $"{section}\n{subsection}\n{key}";

    private void Parse()
    {
        var section = "";
        var subsection = "";
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c is '#' or ';')
            {
                SkipLine();
            }
            else if (c == '[')
            {
                (section, subsection) = ReadHeader();
            }
            else if (char.IsAsciiLetter(c))
            {
                var key = ReadName();
                SkipBlanks();
                var hasValue = _position < _text.Length && _text[_position] == '=';
                _position += hasValue ? 1 : 0;

                // A key alone means true.
                var value = hasValue ? ReadValue() : "true";
                _values.TryAdd(GetName(section, subsection, key), value);
            }
            else
            {
                _position++;
            }
        }
    }

    /// <summary>Reads <c>[section]</c> or <c>[section "sub\"section"]</c>.</summary>
    private (string Section, string Subsection) ReadHeader()
    {
        _position++;
        var section = ReadName();
        var subsection = new StringBuilder();
        var quoted = false;
        while (_position < _text.Length && _text[_position] != '\n')
        {
            var c = _text[_position++];
            if (!quoted && c == ']')
                break;

            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted)
            {
                if (c == '\\' && _position < _text.Length)
                    c = _text[_position++];

                subsection.Append(c);
            }
        }

        return (section, subsection.ToString());
    }

    private string ReadName()
    {
        var start = _position;
        while (
            _position < _text.Length
            && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] is '-' or '.')
        )
            _position++;

        return _text[start.._position].ToLowerInvariant();
    }

    /// <summary>Reads up to the end of the line: quotes keep blanks and comment characters, a backslash at the end goes on.</summary>
    private string ReadValue()
    {
        SkipBlanks();
        var value = new StringBuilder();
        var quoted = false;
        var kept = 0;
        while (_position < _text.Length && _text[_position] != '\n')
        {
            var c = _text[_position++];
            if (c == '"')
            {
                quoted = !quoted;
                kept = value.Length;
            }
            else if (!quoted && c is '#' or ';')
            {
                SkipLine();
                break;
            }
            else
            {
                if (c == '\\' && !ReadEscape(ref c))
                    continue;

                value.Append(c);
                if (quoted || !char.IsWhiteSpace(c))
                    kept = value.Length;
            }
        }

        return value.ToString(0, kept);
    }

    /// <summary>The escaped character; false where the line goes on after its end.</summary>
    private bool ReadEscape(ref char c)
    {
        if (_position < _text.Length && _text[_position] == '\r')
            _position++;
        if (_position >= _text.Length)
            return false;

        c = _text[_position++] switch
        {
            'n' => '\n',
            't' => '\t',
            'b' => '\b',
            var other => other,
        };
        return c != '\n' || _text[_position - 1] == 'n';
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t')
            _position++;
    }

    private void SkipLine()
    {
        while (_position < _text.Length && _text[_position] != '\n')
            _position++;
    }
}
