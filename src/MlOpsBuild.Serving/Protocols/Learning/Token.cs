namespace MlOpsBuild.Serving.Protocols.Learning;

/// <summary>A plain value of JSON at the start of some bytes: a subset of RFC 8259 that needs no decoding.</summary>
internal readonly record struct Token(TokenKind Kind, int Length)
{
    /// <summary>Reads the value; <see cref="TokenKind.None"/> where it is another or not complete.</summary>
    public static Token Read(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        return text[0] switch
        {
            (byte)'"' => ReadText(text),
            (byte)'t' when text.StartsWith("true"u8) => new(TokenKind.True, 4),
            (byte)'f' when text.StartsWith("false"u8) => new(TokenKind.False, 5),
            (byte)'n' when text.StartsWith("null"u8) => new(TokenKind.Null, 4),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(text),
            _ => default,
        };
    }

    private static Token ReadText(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                return new(TokenKind.Text, i + 1);
            }

            if (c < ' ' || c == '\\')
            {
                break;
            }
        }

        return default;
    }

    // What follows the number is compared with what is to follow: an exponent, or a digit behind a leading zero, is not.
    private static Token ReadNumber(ReadOnlySpan<byte> text)
    {
        var start = text[0] == '-' ? 1 : 0;
        var i = start;
        if (i < text.Length && text[i] == '0')
        {
            i++;
        }
        else
        {
            i = SkipDigits(text, i);
        }

        if (i == start)
        {
            return default;
        }

        if (i < text.Length && text[i] == '.')
        {
            var fraction = i + 1;
            i = SkipDigits(text, fraction);
            if (i == fraction)
            {
                return default;
            }
        }

        return new(TokenKind.Number, i);
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && (uint)text[at] - '0' <= 9)
        {
            at++;
        }

        return at;
    }
}
