namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Text in YAML.</summary>
internal static class YamlText
{
    /// <summary>Characters with a meaning at the beginning of a value.</summary>
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    /// <summary>Characters of patterns: values with one are quoted for the reader's sake.</summary>
    private const string PatternCharacters = ".*!?+[]()";

    public static string Quote(string text) =>
        $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A branch, tag or path, with quotes where it is a pattern.</summary>
    public static string Pattern(string text) =>
        text.AsSpan().ContainsAny(PatternCharacters) && !IsQuoted(text) ? Quote(text) : Value(text);

    /// <summary>The text as it is, with quotes only where YAML would read something else or nothing at all.</summary>
    public static string Value(string text) => IsQuoted(text) || IsPlain(text) ? text : Quote(text);

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] is ' ' or ':')
            return false;

        if (
            Indicators.Contains(text[0], StringComparison.Ordinal)
            && (text[0] is not ('-' or '?' or ':') || text.Length == 1 || text[1] == ' ')
        )
            return false;

        return !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal);
    }

    /// <summary>Whether the text is one quoted value already, rather than an expression that begins and ends with quotes.</summary>
    private static bool IsQuoted(string text)
    {
        if (text.Length < 2 || text[0] is not ('\'' or '"') || text[^1] != text[0])
            return false;

        var inner = text.AsSpan(1, text.Length - 2);
        if (text[0] == '"')
            return !inner.ContainsAny('"', '\\');

        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\'' && (++i == inner.Length || inner[i] != '\''))
                return false;
        }

        return true;
    }
}
