namespace MlOpsBuild.Configuration.Yaml;

/// <summary>Numbers as the YAML 1.2 core schema spells them.</summary>
internal static class YamlNumber
{
    /// <summary>The number that <paramref name="text"/> is, or <see langword="null"/>.</summary>
    public static double? Parse(string text)
    {
        ReadOnlySpan<char> rest = text;
        if (rest is ".nan" or ".NaN" or ".NAN")
        {
            return double.NaN;
        }

        if (rest.Length > 2 && rest[0] == '0' && rest[1] is 'x' or 'o')
        {
            return ParseBased(rest) is { } whole ? whole : null;
        }

        var negative = rest is ['-', ..];
        var digits = negative || rest is ['+', ..] ? rest[1..] : rest;
        if (digits is ".inf" or ".Inf" or ".INF")
        {
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return IsDecimal(digits)
            ? double.Parse(rest, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The whole number that <paramref name="text"/> is, or <see langword="null"/>.</summary>
    public static long? ParseWhole(string text) =>
        long.TryParse(
            text,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var whole
        )
            ? whole
        : ParseBased(text) is { } based and <= long.MaxValue ? (long)based
        : null;

    /// <summary>The unsigned whole number that <paramref name="text"/> is, or <see langword="null"/>.</summary>
    public static ulong? ParseUnsigned(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : ParseBased(text);

    // 0x1F and 0o17.
    private static ulong? ParseBased(ReadOnlySpan<char> text)
    {
        if (text is not ['0', 'x' or 'o', _, ..])
        {
            return null;
        }

        var radix = text[1] == 'x' ? 16u : 8u;
        var value = 0UL;
        foreach (var c in text[2..])
        {
            var digit = char.IsAsciiHexDigit(c) ? (uint)HexValue(c) : 99;
            if (digit >= radix || value > (ulong.MaxValue - digit) / radix)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        return value;
    }

    private static int HexValue(char c) => c <= '9' ? c - '0' : char.ToLowerInvariant(c) - 'a' + 10;

    // ( \. digits | digits ( \. digits* )? ) ( [eE] sign? digits )?
    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var whole = Digits(text);
        var fraction = 0;
        var i = whole;
        if (i < text.Length && text[i] == '.')
        {
            fraction = Digits(text[(i + 1)..]);
            i += 1 + fraction;
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            i += i < text.Length && text[i] is '+' or '-' ? 1 : 0;
            var exponent = Digits(text[i..]);
            if (exponent == 0)
            {
                return false;
            }

            i += exponent;
        }

        return i == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
