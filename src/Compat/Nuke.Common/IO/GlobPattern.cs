using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.IO;

/// <summary>
/// A pattern in the words of Microsoft.Extensions.FileSystemGlobbing, which knows <c>*</c> and <c>**</c>, and where it says more,
/// a filter for what the wider one finds.
/// </summary>
internal sealed record GlobPattern(string Text, Regex Filter)
{
    private const string Escapable = @"*?[]{}!, \()";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>The patterns that one stands for: one for each combination of its <c>{a,b}</c>.</summary>
    public static IEnumerable<GlobPattern> Parse(string pattern, bool ignoreCase) =>
        Expand(pattern).Select(x => ParseExpanded(x, pattern, ignoreCase));

    /// <summary>The pattern of the directory whose content is matched by a pattern that ends with <c>/**</c>.</summary>
    public GlobPattern WithoutEnd() =>
        new(
            Text[..^3],
            Filter is null
                ? null
                : new Regex(
                    Filter.ToString().Replace("/.*$", "$", StringComparison.Ordinal),
                    Filter.Options,
                    s_timeout
                )
        );

    private static IEnumerable<string> Expand(string pattern)
    {
        var open = IndexOf(pattern, '{', 0);
        if (open < 0)
            return [pattern];

        var close = IndexOf(pattern, '}', open);
        Assert.True(close > 0, $"Pattern '{pattern}' lacks a closing '}}'");
        var alternatives = pattern[(open + 1)..close];
        var wildcard = alternatives.AsSpan().IndexOfAny("*?/");
        Assert.True(
            wildcard < 0,
            $"Pattern '{pattern}' has a '{(wildcard < 0 ? ' ' : alternatives[wildcard])}' before the closing '}}'"
        );
        return alternatives
            .Split(',')
            .SelectMany(x => Expand(pattern[..open] + x + pattern[(close + 1)..]));
    }

    private static int IndexOf(string pattern, char character, int start)
    {
        for (var i = start; i < pattern.Length; i++)
        {
            if (IsEscape(pattern, i))
                i++;
            else if (pattern[i] == character)
                return i;
        }

        return -1;
    }

    private static bool IsEscape(string pattern, int index) =>
        pattern[index] == '\\'
        && index + 1 < pattern.Length
        && Escapable.Contains(pattern[index + 1], StringComparison.Ordinal);

    private static GlobPattern ParseExpanded(string pattern, string original, bool ignoreCase)
    {
        var text = new StringBuilder();
        var filter = new StringBuilder("^");
        var isFiltered = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (IsEscape(pattern, i))
            {
                var escaped = pattern[++i];
                isFiltered |= escaped is '*';
                text.Append(escaped);
                filter.Append(Regex.Escape(escaped.ToString()));
                continue;
            }

            switch (pattern[i])
            {
                case '/' or '\\':
                    text.Append('/');
                    filter.Append('/');
                    break;
                case '*' when IsWhole(pattern, i, "**"):
                    i += i + 2 < pattern.Length ? 2 : 1;
                    var isLast = i + 1 >= pattern.Length;
                    text.Append(isLast ? "**" : "**/");
                    filter.Append(isLast ? ".*" : "(?:[^/]+/)*");
                    break;
                case '*':
                    // Two stars are more than one only where they stand alone.
                    while (i + 1 < pattern.Length && pattern[i + 1] == '*')
                        i++;

                    text.Append('*');
                    filter.Append("[^/]*");
                    break;
                case '?':
                    isFiltered = true;
                    text.Append('*');
                    filter.Append("[^/]");
                    break;
                case '[':
                    var end = pattern.IndexOf(']', i + 1);
                    Assert.True(end > 0, $"Pattern '{original}' lacks a closing ']'");
                    isFiltered = true;
                    text.Append('*');
                    AppendSet(filter, pattern[(i + 1)..end]);
                    i = end;
                    break;
                default:
                    text.Append(pattern[i]);
                    filter.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        var options = ignoreCase
            ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            : RegexOptions.CultureInvariant;
        return new GlobPattern(
            text.ToString(),
            isFiltered ? new Regex(filter.Append('$').ToString(), options, s_timeout) : null
        );
    }

    /// <summary>Whether a part of the pattern begins at the index and has no other text.</summary>
    private static bool IsWhole(string pattern, int index, string part) =>
        string.CompareOrdinal(pattern, index, part, 0, part.Length) == 0
        && (index == 0 || pattern[index - 1] is '/' or '\\')
        && (index + part.Length == pattern.Length || pattern[index + part.Length] is '/' or '\\');

    private static void AppendSet(StringBuilder filter, string set)
    {
        filter.Append("(?!/)[");
        if (set.StartsWith('!'))
        {
            filter.Append('^');
            set = set[1..];
        }

        foreach (var c in set)
        {
            if (c is '\\' or ']' or '[' or '^')
                filter.Append('\\');

            filter.Append(c);
        }

        filter.Append(']');
    }
}
