using System.Text;

namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>
/// Turns Markdown into HTML that is safe whatever the Markdown says: HTML in it is shown as text, images become links, and links
/// lead to http, https and mailto only. What CommonMark (spec.commonmark.org) and GitHub's tables have, but for link references.
/// </summary>
internal static class MarkdownHtml
{
    private const int MaxDepth = 8;

    /// <summary>The longest text that is rendered, in characters.</summary>
    public const int MaxLength = 1 << 19;

    /// <summary>The HTML.</summary>
    /// <param name="markdown">Any text.</param>
    /// <param name="headingShift">By how much headings are lower than the text says, so that they fit below those around.</param>
    public static string Render(string markdown, int headingShift = 0)
    {
        var isCut = markdown.Length > MaxLength;
        var text = (isCut ? markdown[..MaxLength] : markdown)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace("\t", "    ", StringComparison.Ordinal);
        var html = new StringBuilder();
        Blocks(html, WithoutFrontMatter(text.Split('\n')), headingShift, 0, false);
        return isCut ? html.Append("<p>…</p>\n").ToString() : html.ToString();
    }

    // Metadata between lines of three dashes at the start, as other tools write it.
    private static ReadOnlySpan<string> WithoutFrontMatter(string[] lines)
    {
        if (lines[0].TrimEnd() == "---")
        {
            var end = Array.FindIndex(lines, 1, l => l.TrimEnd() == "---");
            if (end > 0)
            {
                return lines.AsSpan(end + 1);
            }
        }

        return lines;
    }

    private static void Blocks(
        StringBuilder html,
        ReadOnlySpan<string> lines,
        int shift,
        int depth,
        bool tight
    )
    {
        for (var i = 0; i < lines.Length; )
        {
            var line = lines[i];
            if (string.IsNullOrWhiteSpace(line))
            {
                i++;
            }
            else if (MarkdownLine.Fence(line) is { } fence)
            {
                i += Fenced(html, lines[i..], fence);
            }
            else if (MarkdownLine.Indent(line) >= 4)
            {
                i += Indented(html, lines[i..]);
            }
            else if (MarkdownLine.Comment(lines[i..]) is > 0 and var comment)
            {
                i += comment;
            }
            else if (MarkdownLine.Heading(line) is var (level, title) && level > 0)
            {
                Heading(html, level + shift, title);
                i++;
            }
            else if (MarkdownLine.IsRule(line))
            {
                html.Append("<hr>\n");
                i++;
            }
            else if (depth < MaxDepth && MarkdownLine.Quoted(line) is not null)
            {
                i += Quote(html, lines[i..], shift, depth);
            }
            else if (depth < MaxDepth && MarkdownListItem.Of(line) is { } item)
            {
                i += List(html, lines[i..], item, shift, depth);
            }
            else if (MarkdownTable.Render(html, lines[i..]) is > 0 and var table)
            {
                i += table;
            }
            else
            {
                i += Paragraph(html, lines[i..], shift, tight);
            }
        }
    }

    private static void Heading(StringBuilder html, int level, string title)
    {
        var name = Math.Min(level, 6);
        html.Append(CultureInfo.InvariantCulture, $"<h{name}>");
        MarkdownInline.Render(html, title);
        html.Append(CultureInfo.InvariantCulture, $"</h{name}>\n");
    }

    private static int Fenced(StringBuilder html, ReadOnlySpan<string> lines, MarkdownFence fence)
    {
        html.Append("<pre tabindex=\"0\"><code>");
        var i = 1;
        for (; i < lines.Length && !fence.IsClosedBy(lines[i]); i++)
        {
            var drop = Math.Min(fence.Indent, MarkdownLine.Indent(lines[i]));
            HtmlEscape.Append(html, lines[i].AsSpan(drop));
            html.Append('\n');
        }

        html.Append("</code></pre>\n");
        return Math.Min(i + 1, lines.Length);
    }

    private static int Indented(StringBuilder html, ReadOnlySpan<string> lines)
    {
        var count = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (MarkdownLine.Indent(lines[i]) >= 4 && !string.IsNullOrWhiteSpace(lines[i]))
            {
                count = i + 1;
            }
            else if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                break;
            }
        }

        html.Append("<pre tabindex=\"0\"><code>");
        foreach (var line in lines[..count])
        {
            HtmlEscape.Append(html, line.Length > 4 ? line.AsSpan(4) : "");
            html.Append('\n');
        }

        html.Append("</code></pre>\n");
        return count;
    }

    private static int Quote(StringBuilder html, ReadOnlySpan<string> lines, int shift, int depth)
    {
        var inner = new List<string>();
        foreach (var line in lines)
        {
            if (MarkdownLine.Quoted(line) is { } text)
            {
                inner.Add(text);
            }
            else if (
                !string.IsNullOrWhiteSpace(line)
                && !string.IsNullOrWhiteSpace(inner[^1])
                && !MarkdownLine.StartsBlock(line)
            )
            {
                inner.Add(line);
            }
            else
            {
                break;
            }
        }

        html.Append("<blockquote>\n");
        Blocks(html, inner.ToArray(), shift, depth + 1, false);
        html.Append("</blockquote>\n");
        return inner.Count;
    }

    private static int List(
        StringBuilder html,
        ReadOnlySpan<string> lines,
        MarkdownListItem first,
        int shift,
        int depth
    )
    {
        var items = new List<List<string>>();
        var (i, isLoose) = (0, false);
        while (
            i < lines.Length
            && MarkdownListItem.Of(lines[i]) is { } item
            && item.Marker == first.Marker
            && !MarkdownLine.IsRule(lines[i])
        )
        {
            var content = item.Read(lines[i..], out var used);
            i += used;
            var blanks = 0;
            while (content.Count > 1 && content[^1].Length == 0)
            {
                content.RemoveAt(content.Count - 1);
                blanks++;
            }

            items.Add(content);
            var goesOn =
                i < lines.Length
                && MarkdownListItem.Of(lines[i]) is { } next
                && next.Marker == first.Marker;
            isLoose |= content.Contains("") || (blanks > 0 && goesOn);
        }

        html.Append(
            !first.IsOrdered ? "<ul>\n"
            : first.Start == 1 ? "<ol>\n"
            : string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{first.Start}\">\n")
        );
        foreach (var item in items)
        {
            html.Append("<li>");
            Blocks(html, item.ToArray(), shift, depth + 1, !isLoose);
            html.Append("</li>\n");
        }

        html.Append(first.IsOrdered ? "</ol>\n" : "</ul>\n");
        return i;
    }

    private static int Paragraph(
        StringBuilder html,
        ReadOnlySpan<string> lines,
        int shift,
        bool tight
    )
    {
        var count = 1;
        for (; count < lines.Length && !string.IsNullOrWhiteSpace(lines[count]); count++)
        {
            if (MarkdownLine.Underline(lines[count]) is > 0 and var level)
            {
                Heading(html, level + shift, Join(lines[..count]).TrimEnd());
                return count + 1;
            }

            if (MarkdownLine.StartsBlock(lines[count]))
            {
                break;
            }
        }

        html.Append(tight ? "" : "<p>");
        MarkdownInline.Render(html, Join(lines[..count]).TrimEnd());
        html.Append(tight ? "\n" : "</p>\n");
        return count;
    }

    // The start of each line is no content, its end may be: two spaces break the line.
    private static string Join(ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(line.TrimStart());
        }

        return text.ToString();
    }
}
