namespace MlOpsBuild.Scoring;

/// <summary>
/// The two kinds of missing values of encoded rows. To a model they are the same, <see cref="double.IsNaN"/> holds for both; to
/// those who watch it they are not: values that training never saw tell of a world that changed.
/// </summary>
public static class MissingValue
{
    private const long UnseenBits = 0x7FF8_0000_0000_0001;

    /// <summary>There was no value.</summary>
    public const double None = double.NaN;

    /// <summary>There was a value, of a category that training never saw.</summary>
    public static readonly double Unseen = BitConverter.Int64BitsToDouble(UnseenBits);

    /// <summary>Whether it is <see cref="Unseen"/>, by its bits.</summary>
    public static bool IsUnseen(double value) =>
        BitConverter.DoubleToInt64Bits(value) == UnseenBits;
}
