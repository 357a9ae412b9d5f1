namespace MlOpsBuild.Common;

/// <summary>Text that others wrote, made fit for one line of a terminal.</summary>
internal static class PlainText
{
    /// <summary>The text with a space for each control character: none may move the cursor or end the line.</summary>
    public static string Of(string text) =>
        text.Any(char.IsControl)
            ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c))
            : text;
}
