namespace MlOpsBuild.Data.Readers;

/// <summary>
/// A finite decimal number: sign, digits, point, exponent. Gives exactly what <see cref="double.Parse(string)"/> gives
/// in the invariant culture; NaN, infinities and thousands separators are no numbers here.
/// </summary>
internal readonly struct NumberText : ICellText
{
    private static readonly double[] PowersOfTen =
    [
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
        1e16,
        1e17,
        1e18,
    ];

    public bool TryParse(ReadOnlySpan<byte> text, out double value) => Parse(text, out value);

    public static bool Parse(ReadOnlySpan<byte> text, out double value)
    {
        var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        var firstDigit = i;
        ulong digits = 0;
        var point = -1;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return ParseFully(text, out value);
            }
        }

        // Both the digits (at most 2^53) and the power of ten (at most 10^22) are exact doubles, so that the one
        // rounding of the division gives the nearest double (Clinger, "How to read floating point numbers accurately").
        var count = text.Length - firstDigit - (point < 0 ? 0 : 1);
        if (count is < 1 or > 19 || digits > 1UL << 53)
        {
            return ParseFully(text, out value);
        }

        value = digits;
        if (point >= 0 && text.Length - 1 - point is > 0 and var decimals)
        {
            if (decimals >= PowersOfTen.Length)
            {
                return ParseFully(text, out value);
            }

            value /= PowersOfTen[decimals];
        }

        if (text[0] == '-')
        {
            value = -value;
        }

        return true;
    }

    private static bool ParseFully(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        ) && double.IsFinite(value);
}
