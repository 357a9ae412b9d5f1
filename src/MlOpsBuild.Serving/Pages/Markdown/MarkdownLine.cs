namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>What a line of Markdown is by itself. Lines have no tabs.</summary>
internal static class MarkdownLine
{
    // In lines; bounds how far each unclosed one is followed.
    private const int MaxComment = 200;

    /// <summary>The number of spaces that it starts with.</summary>
    public static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>Whether it ends a paragraph by starting something else.</summary>
    public static bool StartsBlock(string line) =>
        Indent(line) < 4
        && (
            Fence(line) is not null
            || Heading(line).Level > 0
            || IsRule(line)
            || Quoted(line) is not null
            || MarkdownListItem.Of(line) is { IsEmpty: false, Start: 1 }
        );

    /// <summary>What opens a block of code; else <see langword="null"/>.</summary>
    public static MarkdownFence? Fence(string line)
    {
        var indent = Indent(line);
        var text = line.AsSpan(indent);
        if (indent > 3 || text.Length < 3 || text[0] is not ('`' or '~'))
        {
            return null;
        }

        var length = text.Length - text.TrimStart(text[0]).Length;
        return length >= 3 && !(text[0] == '`' && text[length..].Contains('`'))
            ? new MarkdownFence(text[0], length, indent)
            : null;
    }

    /// <summary>The level, 1 to 6, and the title of a heading; level 0: it is none.</summary>
    public static (int Level, string Title) Heading(string line)
    {
        var text = line.AsSpan().Trim(' ');
        var level = text.Length - text.TrimStart('#').Length;
        if (Indent(line) > 3 || level is < 1 or > 6 || (text.Length > level && text[level] != ' '))
        {
            return (0, "");
        }

        var title = text[level..].Trim(' ');
        var closed = title.TrimEnd('#');
        return (
            level,
            (closed.IsEmpty || closed[^1] == ' ' ? closed.TrimEnd(' ') : title).ToString()
        );
    }

    /// <summary>The level of the heading that it makes of the lines above; 0: none.</summary>
    public static int Underline(string line)
    {
        var text = line.AsSpan().Trim(' ');
        return Indent(line) > 3 || text.IsEmpty ? 0
            : text.TrimStart('=').IsEmpty ? 1
            : text.TrimStart('-').IsEmpty ? 2
            : 0;
    }

    /// <summary>Whether it is a horizontal rule.</summary>
    public static bool IsRule(string line)
    {
        var text = line.AsSpan().Trim(' ');
        if (Indent(line) > 3 || text.IsEmpty || text[0] is not ('-' or '*' or '_'))
        {
            return false;
        }

        var count = 0;
        foreach (var c in text)
        {
            if (c != ' ' && c != text[0])
            {
                return false;
            }

            count += c == text[0] ? 1 : 0;
        }

        return count >= 3;
    }

    /// <summary>The text behind the mark of a quotation; <see langword="null"/>: it is none.</summary>
    public static string? Quoted(string line)
    {
        var indent = Indent(line);
        if (indent > 3 || indent == line.Length || line[indent] != '>')
        {
            return null;
        }

        var text = line[(indent + 1)..];
        return text.StartsWith(' ') ? text[1..] : text;
    }

    /// <summary>How many lines a comment has that these start with; 0: they start with none.</summary>
    public static int Comment(ReadOnlySpan<string> lines)
    {
        if (!lines[0].AsSpan().TrimStart(' ').StartsWith("<!--"))
        {
            return 0;
        }

        for (var i = 0; i < Math.Min(lines.Length, MaxComment); i++)
        {
            if (lines[i].AsSpan().TrimEnd(' ').EndsWith("-->"))
            {
                return i + 1;
            }

            // What follows the comment on its last line, or an end that never comes, is shown with it, as text.
            if (lines[i].Contains("-->", StringComparison.Ordinal))
            {
                return 0;
            }
        }

        return 0;
    }
}
