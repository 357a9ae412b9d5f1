namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>The text without another one at its start.</summary>
    public static string TrimStart(this string str, string trim) =>
        str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;

    /// <summary>The text without another one at its end.</summary>
    public static string TrimEnd(this string str, string trim) =>
        str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;

    /// <summary>Replaces repetitions of a text by a single one.</summary>
    public static string TrimToOne(this string str, string trim)
    {
        Assert.NotNullOrEmpty(trim);
        while (str.Contains(trim + trim, StringComparison.Ordinal))
            str = str.Replace(trim + trim, trim, StringComparison.Ordinal);

        return str;
    }

    /// <summary>Drops line breaks and makes repeated spaces one.</summary>
    public static string TrimWhitespaces(this string str) =>
        str.Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal)
            .TrimToOne(" ");

    public static string TrimMatchingDoubleQuotes(this string str) =>
        str.IsDoubleQuoted() ? str[1..^1] : str;

    public static string TrimMatchingSingleQuotes(this string str) =>
        str.IsSingleQuoted() ? str[1..^1] : str;
}
