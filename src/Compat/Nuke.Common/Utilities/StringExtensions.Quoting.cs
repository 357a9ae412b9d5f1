namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>The text in double quotes, with those in it escaped.</summary>
    public static string DoubleQuote(this string str) =>
        $"\"{str?.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The text in double quotes if it has spaces and no quotes around it. Empty text stays empty.</summary>
    public static string DoubleQuoteIfNeeded(this string str) => str.DoubleQuoteIfNeeded(' ');

    /// <summary>The text in double quotes if it has one of the characters and no quotes around it.</summary>
    public static string DoubleQuoteIfNeeded(this string str, params char?[] disallowed) =>
        string.IsNullOrWhiteSpace(str) ? ""
        : str.IsDoubleQuoted() || !HasAny(str, disallowed) ? str
        : str.DoubleQuote();

    /// <summary>The text in single quotes, with those in it escaped.</summary>
    public static string SingleQuote(this string str) =>
        $"'{str?.Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>The text in single quotes if it has spaces and no quotes around it. Empty text stays empty.</summary>
    public static string SingleQuoteIfNeeded(this string str) => str.SingleQuoteIfNeeded(' ');

    /// <summary>The text in single quotes if it has one of the characters and no quotes around it.</summary>
    public static string SingleQuoteIfNeeded(this string str, params char?[] disallowed) =>
        string.IsNullOrWhiteSpace(str) ? ""
        : str.IsSingleQuoted() || !HasAny(str, disallowed) ? str
        : str.SingleQuote();

    public static bool IsDoubleQuoted(this string str) => str is ['"', .., '"'];

    public static bool IsSingleQuoted(this string str) => str is ['\'', .., '\''];

    private static bool HasAny(string str, char?[] characters) =>
        Array.Exists(
            characters,
            x => x is { } character && str.Contains(character, StringComparison.Ordinal)
        );
}
