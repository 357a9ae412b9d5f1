using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>Values as parts of a command line.</summary>
internal static class CommandLineText
{
    private static readonly SearchValues<char> s_separators = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> s_special = SearchValues.Create(" \t\r\n\"");

    /// <summary>The value in quotes where white space would split it. One in quotes already stays as it is.</summary>
    public static string QuoteIfSplit(string value) =>
        value.AsSpan().ContainsAny(s_separators) && !IsQuoted(value) ? Quote(value) : value;

    /// <summary>The value so that a process gets just it. One in quotes already stays as it is.</summary>
    public static string QuoteIfNeeded(string value) =>
        value.AsSpan().ContainsAny(s_special) && !IsQuoted(value) ? Quote(value) : value;

    public static string Format(object value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            IFormattable formattable and not IO.AbsolutePath => formattable.ToString(
                format: null,
                CultureInfo.InvariantCulture
            ),
            _ => value.ToString() ?? "",
        };

    /// <summary>What replaces secrets in a text, those too that are written with quotes.</summary>
    public static Func<string, string> Redact(IEnumerable<string> secrets)
    {
        var texts = secrets
            .Where(x => !string.IsNullOrEmpty(x))
            .SelectMany(x => (string[])[x, Quote(x)[1..^1]])
            .Distinct(StringComparer.Ordinal)
            // The longest first: a secret may be a part of another.
            .OrderByDescending(x => x.Length)
            .ToArray();
        return texts.Length == 0
            ? x => x
            : x =>
                texts.Aggregate(
                    x,
                    (text, secret) => text.Replace(secret, "[REDACTED]", StringComparison.Ordinal)
                );
    }

    /// <summary>The value in quotes. Backslashes are literal, except before a quote: there each one is doubled.</summary>
    public static string Quote(string value)
    {
        var builder = new StringBuilder(value.Length + 2).Append('"');
        var backslashes = 0;
        foreach (var character in value)
        {
            if (character == '"')
                builder.Append('\\', backslashes + 1);

            backslashes = character == '\\' ? backslashes + 1 : 0;
            builder.Append(character);
        }

        return builder.Append('\\', backslashes).Append('"').ToString();
    }

    private static bool IsQuoted(string value)
    {
        if (value.Length < 2 || value[0] != '"')
            return false;

        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] == '"')
                return i == value.Length - 1;

            if (value[i] == '\\')
                i++;
        }

        return false;
    }
}
