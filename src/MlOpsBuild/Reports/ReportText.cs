using MlOpsBuild.Common;

namespace MlOpsBuild.Reports;

/// <summary>
/// Makes text that came from data or configuration fit to be shown: one line, without control, bidirectional and
/// other invisible characters, not longer than asked. The escaping of each format comes after this.
/// </summary>
public static class ReportText
{
    /// <summary>
    /// One line of at most <paramref name="max"/> characters (runes). Line breaks and tabs become a space; control,
    /// format (bidirectional marks and overrides, zero-width characters, tags), private-use and unassigned characters
    /// and lone surrogates become U+FFFD, so that a reader sees that something was there.
    /// </summary>
    /// <param name="text">Any text; <see langword="null"/> counts as empty.</param>
    /// <param name="max">At least 1; a longer text ends with an ellipsis that counts as one.</param>
    public static string Clean(string? text, int max = 200) => CleanText.Of(text, max);

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
}
