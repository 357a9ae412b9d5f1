using System.Text;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>
/// Writes text from data and configuration into GitHub Markdown so that it is text and nothing else, in running
/// text, in table cells and in HTML blocks. Markdown and HTML punctuation becomes a character reference, which by
/// specification never is structure. GitHub looks for mentions, issue references, addresses and emoji codes after
/// that, in the rendered text; these get a zero-width space inside.
/// </summary>
public static class MarkdownEscape
{
    private const char Break = '\u200B';

    // Neither Markdown nor HTML gives these a meaning inside a line.
    private const string Plain = " ,.;'?%/()-:!";

    /// <summary>One line of text, at most <paramref name="max"/> characters before escaping.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="max">At least 1.</param>
    public static string Text(string? text, int max = 200)
    {
        var clean = ReportText.Clean(text, max).Trim();
        var result = new StringBuilder(clean.Length + 16);
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            var reference = StartsReference(clean, i);
            if (IsPlain(clean, i) && !(reference && c == ':'))
            {
                result.Append(c);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            }

            if (reference)
            {
                result.Append(Break);
            }
        }

        return result.ToString();
    }

    /// <summary>A name, digest or commit as a code span where it has only harmless characters, else as text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="max">At least 1.</param>
    public static string Code(string? text, int max = 80)
    {
        var clean = ReportText.Clean(text, max).Trim();
        return
            clean.Length > 0
            && clean.All(c =>
                char.IsAsciiLetterOrDigit(c) || "._:/-+= ".Contains(c, StringComparison.Ordinal)
            )
            ? $"`{clean}`"
            : Text(clean, max);
    }

    /// <summary>A code block of one line; the fence is longer than any run of backticks in it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">A fixed info string, never from data.</param>
    /// <param name="max">At least 1.</param>
    public static string Block(string? text, string language, int max = 2000) =>
        Fenced(ReportText.Clean(text, max), language);

    /// <summary>A code block of several lines, each cleaned and cut by itself.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">A fixed info string, never from data.</param>
    /// <param name="maxLines">The most lines, at least 1; a last one then says that there are more.</param>
    /// <param name="max">The most characters of each, at least 1.</param>
    public static string Lines(string? text, string language, int maxLines, int max)
    {
        var lines = new List<string>();
        foreach (var line in (text ?? "").AsSpan().Trim().EnumerateLines())
        {
            if (lines.Count == maxLines)
            {
                lines.Add("…");
                break;
            }

            lines.Add(
                ReportText.Clean(line[..Math.Min(line.Length, 4 * max)].ToString(), max).TrimEnd()
            );
        }

        return Fenced(string.Join('\n', lines), language);
    }

    private static string Fenced(string clean, string language)
    {
        var (longest, run) = (2, 0);
        foreach (var c in clean)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence}{language}\n{clean}\n{fence}\n";
    }

    /// <summary>A value inside an HTML comment: letters, digits, dots and underscores, the rest percent-encoded.</summary>
    /// <param name="text">Any text.</param>
    public static string Comment(string? text)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(ReportText.Clean(text, 100)))
        {
            var single = b != '-' || result.Length == 0 || result[^1] != '-';
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'_' or (byte)'/')
            {
                result.Append((char)b);
            }
            else if (b == '-' && single && result.Length > 0)
            {
                result.Append('-');
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return result.ToString();
    }

    private static bool IsPlain(string text, int index)
    {
        var c = text[index];
        return c > '\u007F'
            || char.IsAsciiLetterOrDigit(c)
            || Plain.Contains(c, StringComparison.Ordinal)
            // Between letters or digits an underscore never starts emphasis.
            // A plus before a digit is a sign.
            || (
                c == '+'
                && index + 1 < text.Length
                && char.IsAsciiDigit(text[index + 1])
                && (index == 0 || text[index - 1] != '+')
            )
            || (c == '_' && IsWord(text, index - 1) && IsWord(text, index + 1));
    }

    // Whether what follows could make a mention, an issue reference, an address or an emoji code.
    private static bool StartsReference(string text, int index)
    {
        var next = index + 1 < text.Length ? text[index + 1] : ' ';
        return text[index] switch
        {
            '@' or '#' => next != ' ',
            ':' => next != ' ' && (!char.IsAsciiDigit(next) || EndsWithWord(text, index, "tel")),
            '-' => char.IsAsciiDigit(next) && EndsWithWord(text, index, "GH"),
            'w' or 'W' => next == '.' && EndsWithWord(text, index + 1, "www"),
            _ => false,
        };
    }

    private static bool EndsWithWord(string text, int end, string word) =>
        end >= word.Length
        && text.AsSpan(end - word.Length, word.Length)
            .Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(string text, int index) =>
        index >= 0 && index < text.Length && char.IsAsciiLetterOrDigit(text[index]);
}
