namespace MlOpsBuild.Data.Readers;

/// <summary>
/// A time of ISO 8601: <c>2024-01-31</c>, <c>2024-01-31T23:59</c> (or a space for T), with seconds, up to 9 decimals of
/// them, and <c>Z</c> or an offset; without one it is UTC. Gives seconds since 1970-01-01T00:00:00Z.
/// </summary>
internal readonly struct TimeText : ICellText
{
    public bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (
            text.Length < 10
            || text[4] != '-'
            || text[7] != '-'
            || !Digits(text[..4], out var year)
            || !Digits(text[5..7], out var month)
            || !Digits(text[8..10], out var day)
            || year == 0
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        value = (new DateOnly(year, month, day).DayNumber - UnixDay) * 86_400.0;
        return text.Length == 10 || AddTime(text[10..], ref value);
    }

    private static readonly int UnixDay = new DateOnly(1970, 1, 1).DayNumber;

    private static bool AddTime(ReadOnlySpan<byte> text, ref double value)
    {
        if (
            text.Length < 6
            || text[0] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || text[3] != ':'
            || !Digits(text[1..3], out var hour)
            || !Digits(text[4..6], out var minute)
            || hour > 23
            || minute > 59
        )
        {
            return false;
        }

        value += (hour * 3600) + (minute * 60);
        text = text[6..];
        if (text.Length >= 3 && text[0] == ':')
        {
            if (!Digits(text[1..3], out var second) || second > 60)
            {
                return false;
            }

            value += second;
            text = text[3..];
            if (!text.IsEmpty && text[0] is (byte)'.' or (byte)',')
            {
                var length = 1;
                while (length < text.Length && char.IsAsciiDigit((char)text[length]))
                {
                    length++;
                }

                if (length is 1 or > 10 || !Digits(text[1..length], out var decimals))
                {
                    return false;
                }

                var scale = 1;
                for (var i = 1; i < length; i++)
                {
                    scale *= 10;
                }

                value += decimals / (double)scale;
                text = text[length..];
            }
        }

        return AddOffset(text, ref value);
    }

    private static bool AddOffset(ReadOnlySpan<byte> text, ref double value)
    {
        if (text.IsEmpty || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z'))
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6))
        {
            return false;
        }

        var minute = 0;
        if (
            !Digits(text[1..3], out var hour)
            || (text.Length == 5 && !Digits(text[3..5], out minute))
            || (text.Length == 6 && (text[3] != ':' || !Digits(text[4..6], out minute)))
            || hour > 23
            || minute > 59
        )
        {
            return false;
        }

        var seconds = (hour * 3600) + (minute * 60);
        value += text[0] == '-' ? seconds : -seconds;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var b in text)
        {
            var digit = (uint)(b - '0');
            if (digit > 9)
            {
                return false;
            }

            number = (number * 10) + (int)digit;
        }

        return true;
    }
}
