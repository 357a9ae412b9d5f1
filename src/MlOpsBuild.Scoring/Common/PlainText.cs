namespace MlOpsBuild.Common;

/// <summary>Text that others wrote, made fit for one line of a terminal.</summary>
public static class PlainText
{
    /// <summary>
    /// The text with a space for each character that steers: none may move the cursor, end the line, or turn or hide what
    /// follows it.
    /// </summary>
    public static string Of(string text) =>
        text.Any(Steers) ? string.Concat(text.Select(c => Steers(c) ? ' ' : c)) : text;

    /// <summary>Whether it is a control character, a line's end, or one that changes direction or is not seen.</summary>
    public static bool Steers(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
