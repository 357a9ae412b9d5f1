using System.Diagnostics;

namespace MlOpsBuild.Serving.Validation;

/// <summary>Numbers of JSON as doubles.</summary>
internal static class JsonNumber
{
    private const int MaxExactDigits = 15; // below 2^53 whatever they are

    private static ReadOnlySpan<double> PowersOfTen =>
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>
    /// The nearest double; infinite beyond the largest. With at most 15 digits and no exponent, the digits and the power of ten
    /// are exact doubles, so that their quotient is the nearest one (Clinger, "How to read floating point numbers accurately").
    /// </summary>
    /// <param name="text">A number as RFC 8259 writes it.</param>
    public static double Parse(ReadOnlySpan<byte> text)
    {
        long digits = 0;
        var point = -1;
        var i = text[0] == '-' ? 1 : 0;
        var start = i;
        if (text.Length - i > MaxExactDigits + 1)
        {
            return ParseAny(text);
        }

        for (; i < text.Length; i++)
        {
            var c = (uint)text[i] - '0';
            if (c <= 9)
            {
                digits = (digits * 10) + c;
            }
            else if (text[i] == '.')
            {
                point = i;
            }
            else
            {
                return ParseAny(text);
            }
        }

        if (text.Length - start - (point < 0 ? 0 : 1) > MaxExactDigits)
        {
            return ParseAny(text);
        }

        var value = point < 0 ? digits : digits / PowersOfTen[text.Length - 1 - point];
        return start == 0 ? value : -value;
    }

    private static double ParseAny(ReadOnlySpan<byte> text)
    {
        var isNumber = double.TryParse(
            text,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var value
        );
        Debug.Assert(isNumber, "The reader of JSON has checked it.");
        return value;
    }
}
