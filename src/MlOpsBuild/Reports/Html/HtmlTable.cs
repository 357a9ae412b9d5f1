using System.Text;

namespace MlOpsBuild.Reports.Html;

/// <summary>Writes a table. Cells are HTML: text from data must be escaped before.</summary>
internal sealed class HtmlTable
{
    private readonly StringBuilder _text = new("<div class=\"scroll\"><table>\n<thead><tr>");
    private readonly string[] _css;

    /// <summary>Starts a table.</summary>
    /// <param name="columns">The headings; a leading <c>&gt;</c> aligns numbers to the right, a leading <c>~</c> gives room to sentences.</param>
    public HtmlTable(params ReadOnlySpan<string> columns)
    {
        _css = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            _css[i] = columns[i][0] switch
            {
                '>' => " class=\"num\"",
                '~' => " class=\"text\"",
                _ => "",
            };
            var text = columns[i].TrimStart('>', '~');
            _text.Append($"<th scope=\"col\"{_css[i]}>{text}</th>");
        }

        _text.Append("</tr></thead>\n<tbody>\n");
    }

    /// <summary>Adds a row.</summary>
    public HtmlTable Row(params ReadOnlySpan<string> cells)
    {
        _text.Append("<tr>");
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append($"<td{_css[i]}>{cells[i]}</td>");
        }

        _text.Append("</tr>\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text + "</tbody></table></div>\n";
}
