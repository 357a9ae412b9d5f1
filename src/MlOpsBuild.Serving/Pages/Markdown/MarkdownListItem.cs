namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>The start of an item of a list.</summary>
/// <param name="Marker">What tells lists apart: <c>-</c>, <c>*</c>, <c>+</c>, <c>.</c> or <c>)</c>.</param>
/// <param name="Start">The number of an ordered list's item; else 1.</param>
/// <param name="Content">Where its content starts in the line.</param>
/// <param name="IsEmpty">Whether nothing follows the marker.</param>
internal readonly record struct MarkdownListItem(char Marker, int Start, int Content, bool IsEmpty)
{
    /// <summary>Whether its list has numbers.</summary>
    public bool IsOrdered => Marker is '.' or ')';

    /// <summary>The item that the line starts; <see langword="null"/>: it starts none.</summary>
    public static MarkdownListItem? Of(string line)
    {
        var indent = MarkdownLine.Indent(line);
        var at = indent;
        while (at < line.Length && at - indent < 9 && char.IsAsciiDigit(line[at]))
        {
            at++;
        }

        if (
            indent > 3
            || at == line.Length
            || line[at] is not ('-' or '*' or '+' or '.' or ')')
            || (line[at] is '.' or ')') != (at > indent)
            || (at + 1 < line.Length && line[at + 1] != ' ')
        )
        {
            return null;
        }

        var spaces = MarkdownLine.Indent(line[(at + 1)..]);
        var isEmpty = at + 1 + spaces == line.Length;
        return new MarkdownListItem(
            line[at],
            at > indent
                ? int.Parse(line.AsSpan(indent, at - indent), CultureInfo.InvariantCulture)
                : 1,
            at + 1 + (isEmpty || spaces > 4 ? 1 : spaces),
            isEmpty
        );
    }

    /// <summary>The lines of the item, without its indentation.</summary>
    /// <param name="lines">What starts with the item.</param>
    /// <param name="used">How many of the lines belong to it.</param>
    public List<string> Read(ReadOnlySpan<string> lines, out int used)
    {
        var result = new List<string> { lines[0].Length > Content ? lines[0][Content..] : "" };
        for (used = 1; used < lines.Length; used++)
        {
            var line = lines[used];
            if (string.IsNullOrWhiteSpace(line))
            {
                result.Add("");
            }
            else if (MarkdownLine.Indent(line) >= Content)
            {
                result.Add(line[Content..]);
            }
            else if (result[^1].Length > 0 && Of(line) is null && !MarkdownLine.StartsBlock(line))
            {
                // A paragraph goes on although nobody indented it.
                result.Add(line.TrimStart(' '));
            }
            else
            {
                break;
            }
        }

        return result;
    }
}
