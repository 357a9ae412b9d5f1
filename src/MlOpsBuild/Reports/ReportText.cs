using System.Text;

namespace MlOpsBuild.Reports;

/// <summary>
/// Makes text that came from data or configuration fit to be shown: one line, without control, bidirectional and
/// other invisible characters, not longer than asked. The escaping of each format comes after this.
/// </summary>
public static class ReportText
{
    private const char Ellipsis = '…';
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// One line of at most <paramref name="max"/> characters (runes). Line breaks and tabs become a space; control,
    /// format (bidirectional marks and overrides, zero-width characters, tags), private-use and unassigned characters
    /// and lone surrogates become U+FFFD, so that a reader sees that something was there.
    /// </summary>
    /// <param name="text">Any text; <see langword="null"/> counts as empty.</param>
    /// <param name="max">At least 1; a longer text ends with an ellipsis that counts as one.</param>
    public static string Clean(string? text, int max = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var result = new StringBuilder(Math.Min(text.Length, max));
        var (count, end, marks) = (0, 0, 0);
        foreach (var found in text.EnumerateRunes())
        {
            if (count == max)
            {
                result.Length = end;
                return result.Append(Ellipsis).ToString();
            }

            // More than two marks on one letter reach into the lines above and below.
            marks = IsMark(found) ? marks + 1 : 0;
            if (marks > 2)
            {
                continue;
            }

            if (count == max - 1)
            {
                end = result.Length;
            }

            Append(result, found);
            count++;
        }

        return result.ToString();
    }

    /// <summary>One clean line of at most <paramref name="length"/> characters as UTF-16 counts them.</summary>
    /// <param name="text">Any text; <see langword="null"/> counts as empty.</param>
    /// <param name="length">At least 2; a longer text ends with an ellipsis that counts as one.</param>
    public static string Fit(string? text, int length)
    {
        var most = length;
        var clean = Clean(text, most);
        // A character outside the first plane counts two; a mark that is skipped none.
        while (clean.Length > length)
        {
            most -= Math.Max(1, (clean.Length - length) / 2);
            clean = Clean(text, most);
        }

        return clean.Trim();
    }

    /// <summary>A commit or digest in its short form: 12 hexadecimal digits of a digest, 7 of a commit.</summary>
    public static string Short(string? id)
    {
        var clean = Clean(id, 100);
        return clean.StartsWith("sha256:", StringComparison.Ordinal) && clean.Length > 19
                ? clean[7..19]
            : clean.Length is 40 or 64 && clean.All(char.IsAsciiHexDigit) ? clean[..7]
            : Clean(clean, 24);
    }

    /// <summary>Whether a character must not be shown because it is invisible or changes how others are shown.</summary>
    internal static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate =>
                true,
            UnicodeCategory.OtherNotAssigned => true,
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            // Joiners belong to the spelling of several scripts and to emoji.
            UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
            _ => false,
        };

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark;

    private static void Append(StringBuilder result, Rune rune)
    {
        if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029 or 0x85)
        {
            result.Append(' ');
        }
        else if (IsUnsafe(rune))
        {
            result.Append(Replacement);
        }
        else
        {
            result.Append(rune.ToString());
        }
    }
}
