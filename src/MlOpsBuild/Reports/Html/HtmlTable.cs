using System.Text;

namespace MlOpsBuild.Reports.Html;

/// <summary>Writes a table. Cells are HTML: text from data must be escaped before.</summary>
internal sealed class HtmlTable
{
    private readonly StringBuilder _text = new("<div class=\"scroll\"><table>\n<thead><tr>");
    private readonly bool[] _right;

    /// <summary>Starts a table.</summary>
    /// <param name="columns">The headings; a leading <c>&gt;</c> aligns numbers to the right.</param>
    public HtmlTable(params ReadOnlySpan<string> columns)
    {
        _right = new bool[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            _right[i] = columns[i].StartsWith('>');
            var text = _right[i] ? columns[i][1..] : columns[i];
            _text.Append($"<th scope=\"col\"{Css(i)}>{text}</th>");
        }

        _text.Append("</tr></thead>\n<tbody>\n");
    }

    /// <summary>Adds a row.</summary>
    public HtmlTable Row(params ReadOnlySpan<string> cells)
    {
        _text.Append("<tr>");
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append($"<td{Css(i)}>{cells[i]}</td>");
        }

        _text.Append("</tr>\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text + "</tbody></table></div>\n";

    private string Css(int column) => _right[column] ? " class=\"num\"" : "";
}
