namespace Octokit;

internal static class LabelColor
{
    public static string Check(string value) =>
        !string.IsNullOrEmpty(value) && value.Length == 6 && value.All(char.IsAsciiHexDigit)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                "Color should be an hexadecimal string of length 6"
            );
}
