using System.Text;

namespace MlOpsBuild.Reports.Plots;

/// <summary>
/// How much room text takes at 12 pixels, without a font at hand: an upper estimate by character classes, so that the
/// same bytes come out everywhere and nothing overflows.
/// </summary>
internal static class PlotText
{
    /// <summary>The width in pixels.</summary>
    public static double Width(string text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Cuts to a width; an ellipsis says so.</summary>
    public static string Fit(string text, double room)
    {
        if (Width(text) <= room)
        {
            return text;
        }

        var result = new StringBuilder();
        var used = Width(new Rune('…'));
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > room)
            {
                break;
            }

            result.Append(rune.ToString());
        }

        return result.ToString().TrimEnd() + "…";
    }

    private static double Width(Rune rune) =>
        rune.Value switch
        {
            'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '|' or '!' or '\'' => 3.6,
            ' ' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' => 4.6,
            'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 11,
            >= 'A' and <= 'Z' => 8.6,
            < 0x250 => 7,
            < 0x1100 => 8.6,
            _ => 13,
        };
}
