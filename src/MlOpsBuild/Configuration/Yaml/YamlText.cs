using System.Text;

namespace MlOpsBuild.Configuration.Yaml;

/// <summary>
/// Writes text as a YAML value that every reader takes for that text: quoted wherever YAML 1.1 or 1.2 would see a
/// truth value, a number, a date, null or syntax.
/// </summary>
internal static class YamlText
{
    /// <summary>The text, quoted where it must be.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Quote(text);

    // A letter first leaves only words to mistake: no number, date, time or syntax starts with one.
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]) || text[^1] == ' ')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (
                !(
                    char.IsAsciiLetterOrDigit(c)
                    || c is ' ' or '_' or '-' or '.' or '/' or '(' or ')'
                    || (c is > '\u00A0' and < '\u2000' && char.IsLetter(c))
                )
            )
            {
                return false;
            }
        }

        return text.ToLowerInvariant()
            is not ("y" or "yes" or "n" or "no" or "on" or "off" or "true" or "false" or "null");
    }

    private static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 8).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append(@"\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when IsPrintable(c) => result.Append(c),
                _ => result
                    .Append("\\u")
                    .Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return result.Append('"').ToString();
    }

    private static bool IsPrintable(char c) =>
        c
            is (>= ' ' and < '\u007F')
                or (> '\u00A0' and < '\u2000')
                or (>= '\u2070' and < '\uD800')
                or (>= '\uE000' and < '\uFDD0')
                or (> '\uFDEF' and < '\uFEFF')
                or (> '\uFEFF' and < '\uFFFE');
}
