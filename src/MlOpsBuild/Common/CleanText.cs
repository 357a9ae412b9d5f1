using System.Text;

namespace MlOpsBuild.Common;

/// <summary>Text that others wrote, made fit to be shown: one line, nothing invisible, not longer than asked.</summary>
internal static class CleanText
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
    public static string Of(string? text, int max = 200)
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

    // Invisible, or changes how others are shown.
    private static bool IsUnsafe(Rune rune) =>
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
