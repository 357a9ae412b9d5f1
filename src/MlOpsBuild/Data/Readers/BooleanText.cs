using System.Text;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// false (0) and true (1): in the two spellings of the schema, or in the usual ones (true/false, t/f, yes/no, y/n, 1/0
/// in any letter case).
/// </summary>
internal readonly struct BooleanText : ICellText
{
    private readonly byte[]? _false;
    private readonly byte[]? _true;

    public BooleanText(IReadOnlyList<string>? spellings)
    {
        if (spellings is { Count: 2 })
        {
            _false = Encoding.UTF8.GetBytes(spellings[0]);
            _true = Encoding.UTF8.GetBytes(spellings[1]);
        }
    }

    public bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (_true is not null)
        {
            var isTrue = text.SequenceEqual(_true);
            value = isTrue ? 1 : 0;
            return isTrue || text.SequenceEqual(_false);
        }

        value = 1;
        if (IsAny(text, "1"u8, "t"u8, "y"u8, "yes"u8, "true"u8))
        {
            return true;
        }

        value = 0;
        return IsAny(text, "0"u8, "f"u8, "n"u8, "no"u8, "false"u8);
    }

    private static bool IsAny(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> a,
        ReadOnlySpan<byte> b,
        ReadOnlySpan<byte> c,
        ReadOnlySpan<byte> d,
        ReadOnlySpan<byte> e
    ) =>
        Ascii.EqualsIgnoreCase(text, a)
        || Ascii.EqualsIgnoreCase(text, b)
        || Ascii.EqualsIgnoreCase(text, c)
        || Ascii.EqualsIgnoreCase(text, d)
        || Ascii.EqualsIgnoreCase(text, e);
}
