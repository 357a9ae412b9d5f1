using System.Globalization;
using System.Text.RegularExpressions;

namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    public static string ReplaceRegex(
        this string str,
        string pattern,
        MatchEvaluator matchEvaluator,
        RegexOptions options = RegexOptions.None
    ) => Regex.Replace(str, pattern, matchEvaluator, options);

    /// <summary>Where an expression matches first; 0 where it does not match.</summary>
    public static int IndexOfRegex(this string text, string expression) =>
        Regex.Match(text, expression).Index;

    /// <summary>Replaces escapes such as <c>\u00e9</c> by their characters.</summary>
    public static string ReplaceUnicode(this string str) =>
        Regex.Replace(
            str,
            "\\\\u([0-9a-fA-F]{4})",
            x =>
                (
                    (char)
                        int.Parse(
                            x.Groups[1].Value,
                            NumberStyles.HexNumber,
                            CultureInfo.InvariantCulture
                        )
                ).ToString()
        );

    /// <summary>Writes names such as NuGet as their owners do.</summary>
    public static string ReplaceKnownWords(this string str)
    {
        foreach (var word in s_knownWords)
            str = str.Replace(word, word, StringComparison.OrdinalIgnoreCase);

        return str;
    }
}
