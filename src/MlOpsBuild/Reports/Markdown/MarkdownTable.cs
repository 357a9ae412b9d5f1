using System.Text;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>Writes a pipe table. Cells are Markdown: text from data must be escaped before.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    /// <summary>Starts a table.</summary>
    /// <param name="columns">The headings; a leading <c>&gt;</c> aligns the column to the right.</param>
    public MarkdownTable(params ReadOnlySpan<string> columns)
    {
        var rule = new StringBuilder("|");
        _text.Append('|');
        foreach (var column in columns)
        {
            var right = column.StartsWith('>');
            _text.Append(' ').Append(right ? column[1..] : column).Append(" |");
            rule.Append(right ? " ---: |" : " --- |");
        }

        _text.Append('\n').Append(rule).Append('\n');
    }

    /// <summary>Adds a row.</summary>
    public MarkdownTable Row(params ReadOnlySpan<string> cells)
    {
        _text.Append('|');
        foreach (var cell in cells)
        {
            _text.Append(' ').Append(cell).Append(" |");
        }

        _text.Append('\n');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
