using System.Text;

namespace MlOpsBuild.Serving.Pages.Markdown;

/// <summary>A link or an image, as it is written.</summary>
/// <param name="Text">What is shown, Markdown itself.</param>
/// <param name="Target">Where it leads, as written.</param>
/// <param name="End">Where it ends in the text.</param>
internal sealed record MarkdownLink(string Text, string Target, int End)
{
    /// <summary>Reads <c>[text](target "title")</c> or <c>![text](target)</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="max">How far to look.</param>
    /// <returns><see langword="null"/>: there is none.</returns>
    public static MarkdownLink? Read(string text, int start, int max)
    {
        var open = text[start] == '!' ? start + 1 : start;
        var limit = Math.Min(text.Length, open + max);
        var close = Closing(text, open, limit, '[', ']');
        if (close < 0 || close + 1 >= limit || text[close + 1] != '(')
        {
            return null;
        }

        var end = Closing(text, close + 1, limit, '(', ')');
        if (end < 0)
        {
            return null;
        }

        var target = text.AsSpan(close + 2, end - close - 2).Trim(" \n");
        if (target.StartsWith("<") && target.IndexOf('>') is > 0 and var angle)
        {
            target = target[1..angle];
        }
        else if (target.IndexOfAny(" \n") is > 0 and var space)
        {
            target = target[..space]; // a title follows
        }

        return new MarkdownLink(text[(open + 1)..close], target.ToString(), end + 1);
    }

    /// <summary>The address, if it leads somewhere harmless; else <see langword="null"/>.</summary>
    public static string? Safe(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" or "mailto"
        && !target.Any(c => c <= ' ')
            ? uri.AbsoluteUri
            : null;

    /// <summary>Appends the start of a link.</summary>
    public static void Open(StringBuilder html, string safe)
    {
        html.Append("<a rel=\"noopener noreferrer nofollow\" href=\"");
        HtmlEscape.Append(html, safe);
        html.Append("\">");
    }

    private static int Closing(string text, int start, int limit, char open, char close)
    {
        var depth = 0;
        for (var i = start; i < limit; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == open)
            {
                depth++;
            }
            else if (text[i] == close && --depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
