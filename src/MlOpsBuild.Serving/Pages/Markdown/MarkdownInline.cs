using System.Net;
using System.Text;

namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>
/// The text inside a block of Markdown: code, emphasis, links, line breaks and character references. Takes time in proportion to
/// the text's length, whatever the text.
/// </summary>
internal ref struct MarkdownInline
{
    private const int MaxLink = 2000;
    private const int MaxDepth = 4;
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private readonly string _text;
    private readonly int _depth;
    private readonly List<StringBuilder> _parts = [new StringBuilder()];
    private readonly List<MarkdownEmphasis> _marks = [];
    private int _at;

    private MarkdownInline(string text, int depth)
    {
        _text = text;
        _depth = depth;
    }

    /// <summary>Appends the text as HTML.</summary>
    public static void Render(StringBuilder html, string text) => Render(html, text, 0);

    private static void Render(StringBuilder html, string text, int depth)
    {
        var inline = new MarkdownInline(text, depth);
        inline.Read();
        MarkdownEmphasis.Match(inline._marks, inline._parts);
        foreach (var part in inline._parts)
        {
            html.Append(part);
        }
    }

    private void Read()
    {
        while (_at < _text.Length)
        {
            var start = _at;
            var html = _parts[^1];
            switch (_text[_at])
            {
                case '\\':
                    Escape(html);
                    break;
                case '`':
                    Code(html);
                    break;
                case '&':
                    Reference(html);
                    break;
                case '<':
                    AngleLink(html);
                    break;
                case '!' when Next() == '[':
                case '[':
                    Link(html);
                    break;
                case 'h' when !IsWordBefore():
                    BareLink(html);
                    break;
                case '*' or '_':
                    Mark();
                    break;
                case '\n':
                    Break(html);
                    break;
                default:
                    break;
            }

            if (_at == start)
            {
                HtmlEscape.Append(html, _text[_at++]);
            }
        }
    }

    private readonly char Next() => _at + 1 < _text.Length ? _text[_at + 1] : '\n';

    private readonly bool IsWordBefore() => _at > 0 && char.IsLetterOrDigit(_text[_at - 1]);

    private void Escape(StringBuilder html)
    {
        if (Next() == '\n' && _at + 1 < _text.Length)
        {
            html.Append("<br>\n");
            _at += 2;
        }
        else if (Punctuation.Contains(Next(), StringComparison.Ordinal))
        {
            HtmlEscape.Append(html, Next());
            _at += 2;
        }
    }

    private void Code(StringBuilder html)
    {
        var length = Run(_at);
        // A run that nothing closes is text; looking no further than a paragraph is long keeps this cheap.
        var limit = Math.Min(_text.Length, _at + length + (4 * MaxLink));
        for (var end = _at + length; end < limit; end++)
        {
            if (_text[end] != '`')
            {
                continue;
            }

            var closing = Run(end);
            if (closing == length)
            {
                var content = _text[(_at + length)..end].Replace('\n', ' ');
                var isPadded =
                    content.Length > 2
                    && content[0] == ' '
                    && content[^1] == ' '
                    && content.AsSpan().Trim(' ').Length > 0;
                html.Append("<code>");
                HtmlEscape.Append(html, isPadded ? content[1..^1] : content);
                html.Append("</code>");
                _at = end + closing;
                return;
            }

            end += closing - 1;
        }

        html.Append('`', length);
        _at += length;
    }

    private readonly int Run(int start)
    {
        var end = start;
        while (end < _text.Length && _text[end] == _text[start])
        {
            end++;
        }

        return end - start;
    }

    private void Reference(StringBuilder html)
    {
        var end = _text.AsSpan(_at, Math.Min(40, _text.Length - _at)).IndexOf(';');
        if (end > 1)
        {
            var reference = _text.Substring(_at, end + 1);
            var decoded = WebUtility.HtmlDecode(reference);
            if (decoded != reference)
            {
                HtmlEscape.Append(html, decoded);
                _at += reference.Length;
            }
        }
    }

    private void AngleLink(StringBuilder html)
    {
        var length = _text.AsSpan(_at, Math.Min(MaxLink, _text.Length - _at)).IndexOf('>');
        if (length < 2)
        {
            return;
        }

        var target = _text.Substring(_at + 1, length - 1);
        var address =
            target.Contains('@', StringComparison.Ordinal)
            && !target.Contains(':', StringComparison.Ordinal)
                ? $"mailto:{target}"
                : target;
        if (MarkdownLink.Safe(address) is { } safe)
        {
            MarkdownLink.Open(html, safe);
            HtmlEscape.Append(html, target);
            html.Append("</a>");
            _at += length + 1;
        }
    }

    private void BareLink(StringBuilder html)
    {
        var rest = _text.AsSpan(_at, Math.Min(MaxLink, _text.Length - _at));
        if (!rest.StartsWith("http://") && !rest.StartsWith("https://"))
        {
            return;
        }

        var length = rest.IndexOfAny(" \n<\"`|*") is >= 0 and var end ? end : rest.Length;
        var target = rest[..length].TrimEnd("?!.,:;'_~)]}").ToString();
        if (MarkdownLink.Safe(target) is { } safe && _depth == 0)
        {
            MarkdownLink.Open(html, safe);
            HtmlEscape.Append(html, target);
            html.Append("</a>");
            _at += target.Length;
        }
    }

    private void Link(StringBuilder html)
    {
        if (_depth >= MaxDepth || MarkdownLink.Read(_text, _at, MaxLink) is not { } link)
        {
            return;
        }

        // An image is a link: nothing is loaded from elsewhere. A link in a link is text.
        var safe = _depth == 0 ? MarkdownLink.Safe(link.Target) : null;
        if (safe is not null)
        {
            MarkdownLink.Open(html, safe);
        }

        Render(html, link.Text, _depth + 1);
        html.Append(safe is null ? "" : "</a>");
        _at = link.End;
    }

    private void Mark()
    {
        var length = Run(_at);
        var before = _at == 0 ? '\n' : _text[_at - 1];
        var after = _at + length < _text.Length ? _text[_at + length] : '\n';
        _marks.Add(MarkdownEmphasis.Of(_text[_at], length, before, after, _parts.Count));
        _parts.Add(new StringBuilder()); // the place of the marks
        _parts.Add(new StringBuilder());
        _at += length;
    }

    private void Break(StringBuilder html)
    {
        var isHard = _at > 1 && _text[_at - 1] == ' ' && _text[_at - 2] == ' ';
        while (html.Length > 0 && html[^1] == ' ')
        {
            html.Length--;
        }

        html.Append(isHard ? "<br>\n" : "\n");
        _at++;
    }
}
