using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Utilities;

/// <summary>Text.</summary>
public static partial class StringExtensions
{
    public static bool IsNullOrEmpty(this string str) => string.IsNullOrEmpty(str);

    public static bool IsNullOrWhiteSpace(this string str) => string.IsNullOrWhiteSpace(str);

    public static string ToNullIfEmpty(this string str) => string.IsNullOrEmpty(str) ? null : str;

    public static string ToNullIfWhiteSpace(this string str) =>
        string.IsNullOrWhiteSpace(str) ? null : str;

    /// <summary>The text with its first character in upper case.</summary>
    public static string Capitalize(this string text) =>
        string.IsNullOrEmpty(text) ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Prepend(this string str, string prependText) => prependText + str;

    public static string Append(this string str, string appendText) => str + appendText;

    public static string Indent(this string text, int count) => ' '.Repeat(count) + text;

    public static string Repeat(this char ch, int count) => new(ch, count);

    /// <summary>The first characters, with an ellipsis where some were left out.</summary>
    public static string Truncate(this string str, int maxChars) =>
        str.Length <= maxChars ? str : str[..maxChars] + "…";

    /// <summary>The text with braces doubled, as message templates and formats need them.</summary>
    public static string EscapeBraces(this string str) =>
        string.IsNullOrWhiteSpace(str)
            ? ""
            : str.Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>The MD5 digest of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The name says so")]
    public static string GetMD5Hash(this string str) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(str)));

    /// <summary>The SHA-256 digest of the text in UTF-8, in lower-case hexadecimal digits.</summary>
    public static string GetSHA256Hash(this string str) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(str)));
}
