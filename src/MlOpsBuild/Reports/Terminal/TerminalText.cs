using System.Text;

namespace MlOpsBuild.Reports.Terminal;

/// <summary>Text for a terminal: how many columns it takes, cutting and padding by that.</summary>
internal static class TerminalText
{
    /// <summary>How many columns a text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Cuts to at most that many columns, the last one an ellipsis.</summary>
    public static string Cut(string text, int columns)
    {
        if (Width(text) <= columns)
        {
            return text;
        }

        var result = new StringBuilder();
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > columns)
            {
                break;
            }

            result.Append(rune.ToString());
        }

        return result.Append('…').ToString();
    }

    /// <summary>Fills up with spaces on the right.</summary>
    public static string PadRight(string text, int columns) =>
        text + new string(' ', Math.Max(0, columns - Width(text)));

    /// <summary>Fills up with spaces on the left.</summary>
    public static string PadLeft(string text, int columns) =>
        new string(' ', Math.Max(0, columns - Width(text))) + text;

    /// <summary>Breaks into lines of at most that many columns, at spaces where possible.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var piece = Cut(word, columns);
            if (line.Length > 0 && Width(line) + 1 + Width(piece) > columns)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? piece : line + " " + piece;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    // Unicode Standard Annex #11: wide and fullwidth blocks take two columns.
    private static int Width(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format => 0,
            _ => rune.Value
                is (>= 0x1100 and <= 0x115F)
                    or (>= 0x2E80 and <= 0xA4CF)
                    or (>= 0xAC00 and <= 0xD7A3)
                    or (>= 0xF900 and <= 0xFAFF)
                    or (>= 0xFE30 and <= 0xFE6F)
                    or (>= 0xFF00 and <= 0xFF60)
                    or (>= 0xFFE0 and <= 0xFFE6)
                    or (>= 0x1F300 and <= 0x1FAFF)
                    or (>= 0x20000 and <= 0x3FFFD)
                ? 2
                : 1,
        };
}
