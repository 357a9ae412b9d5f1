namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>Names with humps of their own.</summary>
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

    /// <summary>Splits at characters that satisfy the predicate; they are dropped or begin the next part.</summary>
    public static IEnumerable<string> Split(
        this string str,
        Func<char, int, bool> predicate,
        bool includeSplitCharacter = false
    )
    {
        var start = 0;
        for (var i = 0; i < str.Length; i++)
        {
            if (!predicate(str[i], i))
                continue;

            yield return str[start..i];
            start = includeSplitCharacter ? i : i + 1;
        }

        yield return str[start..];
    }

    public static string[] SplitLineBreaks(this string str) =>
        str.Split(["\r\n", "\n"], StringSplitOptions.None);

    public static string[] SplitSpace(this string str) =>
        str.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary><c>MaxRetryCount</c> as <c>Max</c>, <c>Retry</c>, <c>Count</c>; exclusions stay one word.</summary>
    public static IEnumerable<string> SplitCamelHumps(this string str, params string[] exclusions)
    {
        var start = 0;
        var wordEnd = GetExclusionEnd(str, 0, exclusions);
        for (var i = 1; i < str.Length; i++)
        {
            // The last character of an excluded word may be the first of the next one.
            var end = i >= wordEnd ? GetExclusionEnd(str, i, exclusions) : 0;
            if (end > 0)
                wordEnd = end;
            else if (i <= wordEnd || !char.IsUpper(str[i]) || !char.IsLower(str[i - 1]))
                continue;

            yield return str[start..i];
            start = i;
        }

        yield return str[start..];
    }

    /// <summary>As <see cref="SplitCamelHumps"/>, but <c>GitHub</c> and its like stay one word.</summary>
    public static IEnumerable<string> SplitCamelHumpsWithKnownWords(this string str) =>
        str.SplitCamelHumps(s_knownWords);

    /// <summary>The index of the last character of the longest excluded word that begins at an index, or 0.</summary>
    private static int GetExclusionEnd(string str, int index, string[] exclusions)
    {
        var end = 0;
        foreach (var word in exclusions)
        {
            if (
                string.Compare(str, index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase)
                == 0
            )
                end = Math.Max(end, index + word.Length - 1);
        }

        return end;
    }
}
