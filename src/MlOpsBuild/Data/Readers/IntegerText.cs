namespace MlOpsBuild.Data.Readers;

/// <summary>
/// A whole number between -2^53 and 2^53, from where on doubles skip numbers. <c>3.0</c> and <c>3e2</c> are whole, too.
/// </summary>
internal readonly struct IntegerText : ICellText
{
    public const double Largest = (1L << 53) - 1;

    public bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        NumberText.Parse(text, out value)
        && Math.Abs(value) <= Largest
        && value == Math.Truncate(value);
}
