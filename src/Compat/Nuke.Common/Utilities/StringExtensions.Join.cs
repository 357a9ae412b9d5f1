namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    public static string Join(this IEnumerable<string> enumerable, string separator) =>
        string.Join(separator, enumerable);

    public static string Join(this IEnumerable<string> enumerable, char separator) =>
        string.Join(separator, enumerable);

    public static string JoinSpace(this IEnumerable<string> values) => values.Join(' ');

    public static string JoinDash(this IEnumerable<string> values) => values.Join('-');

    public static string JoinUnderscore(this IEnumerable<string> values) => values.Join('_');

    public static string JoinAmpersand(this IEnumerable<string> values) => values.Join('&');

    public static string JoinSemicolon(this IEnumerable<string> values) => values.Join(';');

    public static string JoinSlash(this IEnumerable<string> values) => values.Join('/');

    public static string JoinBackslash(this IEnumerable<string> values) => values.Join('\\');

    public static string JoinDot(this IEnumerable<string> values) => values.Join('.');

    public static string JoinComma(this IEnumerable<string> values) => values.Join(',');

    public static string JoinCommaSpace(this IEnumerable<string> values) => values.Join(", ");

    /// <summary><c>a, b, or c</c>.</summary>
    public static string JoinCommaOr(this IEnumerable<string> values) => JoinList(values, "or");

    /// <summary><c>a, b, and c</c>.</summary>
    public static string JoinCommaAnd(this IEnumerable<string> values) => JoinList(values, "and");

    /// <summary>One value a line, with the line breaks of the system where no other is given.</summary>
    public static string JoinNewLine(
        this IEnumerable<string> values,
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

    private static string JoinList(IEnumerable<string> values, string conjunction)
    {
        var list = values.ToArray();
        return list.Length switch
        {
            < 2 => list.JoinCommaSpace(),
            2 => $"{list[0]} {conjunction} {list[1]}",
            _ => $"{list[..^1].JoinCommaSpace()}, {conjunction} {list[^1]}",
        };
    }
}
