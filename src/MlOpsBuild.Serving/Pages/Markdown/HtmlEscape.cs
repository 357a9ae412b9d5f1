using System.Text;

namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>Writes text into HTML so that it is text and nothing else, between tags and in quoted attributes.</summary>
internal static class HtmlEscape
{
    /// <summary>The text with character references for all that has a meaning in HTML.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        Append(result, text);
        return result.ToString();
    }

    /// <summary>Appends the text, escaped.</summary>
    public static void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            Append(html, c);
        }
    }

    /// <summary>Appends a character, escaped.</summary>
    public static void Append(StringBuilder html, char c) =>
        _ = c switch
        {
            '&' => html.Append("&amp;"),
            '<' => html.Append("&lt;"),
            '>' => html.Append("&gt;"),
            '"' => html.Append("&quot;"),
            '\'' => html.Append("&#39;"),
            // Parsers turn a plain one into a line feed.
            '\r' => html.Append("&#13;"),
            // HTML has none.
            '\0' => html.Append('\uFFFD'),
            _ => html.Append(c),
        };
}
