using System.Text;

namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>GitHub's tables (GitHub Flavored Markdown, "Tables").</summary>
internal static class MarkdownTable
{
    private const int MaxColumns = 100;

    /// <summary>Renders the table that the lines start with.</summary>
    /// <returns>How many lines it has; 0: they start with none.</returns>
    public static int Render(StringBuilder html, ReadOnlySpan<string> lines)
    {
        if (
            lines.Length < 2
            || !lines[0].Contains('|', StringComparison.Ordinal)
            || Alignments(lines[1]) is not { } alignments
        )
        {
            return 0;
        }

        var head = Cells(lines[0]);
        if (head.Count != alignments.Count || head.Count > MaxColumns)
        {
            return 0;
        }

        html.Append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead>\n");
        Row(html, "th scope=\"col\"", head, alignments);
        html.Append("</thead>\n<tbody>\n");
        var count = 2;
        for (
            ;
            count < lines.Length
                && !string.IsNullOrWhiteSpace(lines[count])
                && !MarkdownLine.StartsBlock(lines[count]);
            count++
        )
        {
            Row(html, "td", Cells(lines[count]), alignments);
        }

        html.Append("</tbody>\n</table></div>\n");
        return count;
    }

    private static void Row(
        StringBuilder html,
        string element,
        List<string> cells,
        List<string> alignments
    )
    {
        html.Append("<tr>");
        for (var i = 0; i < alignments.Count; i++)
        {
            html.Append('<').Append(element).Append(alignments[i]).Append('>');
            MarkdownInline.Render(html, i < cells.Count ? cells[i] : "");
            html.Append("</").Append(element.AsSpan(0, 2)).Append('>');
        }

        html.Append("</tr>\n");
    }

    // The classes by column; null: the line is none that follows the head of a table.
    private static List<string>? Alignments(string line)
    {
        if (!line.Contains('-', StringComparison.Ordinal))
        {
            return null;
        }

        var result = new List<string>();
        foreach (var cell in Cells(line))
        {
            var dashes = cell.AsSpan().Trim(':');
            if (dashes.IsEmpty || !dashes.TrimStart('-').IsEmpty || cell.Length - dashes.Length > 2)
            {
                return null;
            }

            result.Add(
                (cell[0], cell[^1]) switch
                {
                    (':', ':') => " class=\"mid\"",
                    (_, ':') => " class=\"num\"",
                    _ => "",
                }
            );
        }

        return result;
    }

    private static List<string> Cells(string line)
    {
        var text = line.AsSpan().Trim(' ');
        if (text.StartsWith("|"))
        {
            text = text[1..];
        }

        var result = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
            {
                cell.Append('|');
                i++;
            }
            else if (text[i] == '|')
            {
                result.Add(cell.ToString().Trim(' '));
                cell.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        if (cell.Length > 0 || !text.EndsWith("|"))
        {
            result.Add(cell.ToString().Trim(' '));
        }

        return result;
    }
}
