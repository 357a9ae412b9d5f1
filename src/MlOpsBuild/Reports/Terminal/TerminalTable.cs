using System.Text;

namespace MlOpsBuild.Reports.Terminal;

/// <summary>A plain table; columns that matter least are left out where the terminal is too narrow.</summary>
internal sealed class TerminalTable(params string[] columns)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];
    private readonly List<string?> _colours = [];

    /// <summary>Adds a row; the last cell gets the colour.</summary>
    public void Row(string? colour, params string[] cells)
    {
        _rows.Add(cells);
        _colours.Add(colour);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="width">The terminal's columns.</param>
    /// <param name="leaveOut">Sets of columns to leave out; the first that makes it fit is taken, else the last.</param>
    /// <param name="paint">Colours a text.</param>
    public void Write(
        StringBuilder text,
        int width,
        IReadOnlyList<int[]> leaveOut,
        Func<string, string?, string> paint
    )
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        var widths = columns
            .Select((c, i) => _rows.Select(r => r[i]).Append(c).Max(TerminalText.Width))
            .ToArray();
        if (Total(shown, widths) > width)
        {
            var left =
                leaveOut.FirstOrDefault(set => Total([.. shown.Except(set)], widths) <= width)
                ?? leaveOut[^1];
            shown.RemoveAll(left.Contains);
        }

        // The first column gives way last: names are cut.
        var excess = Total(shown, widths) - width;
        if (excess > 0)
        {
            widths[0] = Math.Max(8, widths[0] - excess);
        }

        text.Append(paint(Line(columns, shown, widths), "muted")).Append('\n');
        for (var i = 0; i < _rows.Count; i++)
        {
            text.Append(paint(Line(_rows[i], shown, widths), _colours[i])).Append('\n');
        }
    }

    private static int Total(List<int> shown, int[] widths) =>
        shown.Sum(i => widths[i]) + Gap.Length * (shown.Count - 1) + 2;

    private string Line(string[] cells, List<int> shown, int[] widths) =>
        (
            Gap
            + string.Join(
                Gap,
                shown.Select(i =>
                    i == 0 || i == columns.Length - 1 || i == columns.Length - 2
                        ? TerminalText.PadRight(TerminalText.Cut(cells[i], widths[i]), widths[i])
                        : TerminalText.PadLeft(TerminalText.Cut(cells[i], widths[i]), widths[i])
                )
            )
        ).TrimEnd();
}
