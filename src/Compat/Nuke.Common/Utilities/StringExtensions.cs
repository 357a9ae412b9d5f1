using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Utilities;

/// <summary>Text.</summary>
public static class StringExtensions
{
    private static readonly string[] s_knownWords =
    [
        "DotNet",
        "GitHub",
        "GitVersion",
        "MSBuild",
        "NuGet",
        "ReSharper",
        "AppVeyor",
        "TeamCity",
        "GitLab",
        "SignPath",
        "JetBrains",
    ];

    public static bool IsNullOrEmpty(this string str) => string.IsNullOrEmpty(str);

    public static bool IsNullOrWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str);

    public static bool EqualsOrdinalIgnoreCase(this string str, string other) =>
        string.Equals(str, other, StringComparison.OrdinalIgnoreCase);

    public static bool EqualsAnyOrdinalIgnoreCase(this string str, params string[] others) =>
        others.Any(x => str.EqualsOrdinalIgnoreCase(x));

    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) =>
        str.StartsWith(other, StringComparison.OrdinalIgnoreCase);

    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) =>
        str.EndsWith(other, StringComparison.OrdinalIgnoreCase);

    public static bool ContainsOrdinalIgnoreCase(this string str, string other) =>
        str.Contains(other, StringComparison.OrdinalIgnoreCase);

    public static string Join<T>(this IEnumerable<T> enumerable, string separator) =>
        string.Join(separator, enumerable);

    public static string Join<T>(this IEnumerable<T> enumerable, char separator) =>
        string.Join(separator, enumerable);

    public static string JoinSpace<T>(this IEnumerable<T> values) => values.Join(' ');

    public static string JoinComma<T>(this IEnumerable<T> values) => values.Join(',');

    public static string JoinCommaSpace<T>(this IEnumerable<T> values) => values.Join(", ");

    public static string JoinSemicolon<T>(this IEnumerable<T> values) => values.Join(';');

    public static string JoinDot<T>(this IEnumerable<T> values) => values.Join('.');

    public static string JoinDash<T>(this IEnumerable<T> values) => values.Join('-');

    public static string JoinUnderscore<T>(this IEnumerable<T> values) => values.Join('_');

    public static string JoinNewLine<T>(
        this IEnumerable<T> values,
        PlatformFamily? platformFamily = null
    ) =>
        values.Join(
            platformFamily switch
            {
                null => Environment.NewLine,
                PlatformFamily.Windows => "\r\n",
                _ => "\n",
            }
        );

    public static string[] SplitLineBreaks(this string str) =>
        str.Split(["\r\n", "\n"], StringSplitOptions.None);

    public static string TrimStart(this string str, string trim) =>
        str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;

    public static string TrimEnd(this string str, string trim) =>
        str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;

    public static string SingleQuote(this string str) =>
        $"'{str?.Replace("'", "\\'", StringComparison.Ordinal)}'";

    public static string DoubleQuote(this string str) =>
        $"\"{str?.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [return: NotNullIfNotNull(nameof(str))]
    public static string DoubleQuoteIfNeeded(this string str) =>
        str is null
        || (str.Length > 0 && !str.Contains(' ', StringComparison.Ordinal))
        || str.IsDoubleQuoted()
            ? str
            : str.DoubleQuote();

    public static bool IsDoubleQuoted(this string str) =>
        str is { Length: >= 2 } && str[0] == '"' && str[^1] == '"';

    public static string ReplaceRegex(
        this string str,
        string pattern,
        System.Text.RegularExpressions.MatchEvaluator matchEvaluator,
        System.Text.RegularExpressions.RegexOptions options =
            System.Text.RegularExpressions.RegexOptions.None
    ) =>
        System.Text.RegularExpressions.Regex.Replace(
            str,
            pattern,
            matchEvaluator,
            options,
            TimeSpan.FromSeconds(10)
        );

    /// <summary>
    /// <c>MaxRetryCount</c> as <c>Max</c>, <c>Retry</c>, <c>Count</c>: an upper-case letter that follows a lower-case one
    /// begins a word. Exclusions are words of their own.
    /// </summary>
    public static IEnumerable<string> SplitCamelHumps(this string str, params string[] exclusions)
    {
        var start = 0;
        var excludedUntil = 0;
        for (var i = 0; i < str.Length; i++)
        {
            var exclusion = i < excludedUntil ? 0 : GetLongestAt(str, i, exclusions);
            var begins =
                exclusion > 0
                || (i > excludedUntil && char.IsUpper(str[i]) && char.IsLower(str[i - 1]));
            if (exclusion > 0)
                excludedUntil = i + exclusion - 1;

            if (!begins || i == 0)
                continue;

            yield return str[start..i];
            start = i;
        }

        yield return str[start..];
    }

    /// <summary>As <see cref="SplitCamelHumps"/>, but <c>GitHub</c> and its like stay one word.</summary>
    public static IEnumerable<string> SplitCamelHumpsWithKnownWords(this string str) =>
        str.SplitCamelHumps(s_knownWords);

    private static int GetLongestAt(string str, int index, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (
                word.Length > longest
                && string.Compare(
                    str,
                    index,
                    word,
                    0,
                    word.Length,
                    StringComparison.OrdinalIgnoreCase
                ) == 0
            )
                longest = word.Length;
        }

        return longest;
    }
}
