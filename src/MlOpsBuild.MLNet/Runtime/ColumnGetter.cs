using Microsoft.ML;
using Microsoft.ML.Data;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>
/// Gives the values of a feature as a column of ML.NET has them. A missing value is NaN in <c>Single</c> and <c>Double</c>, the
/// empty text in <c>String</c>, and 0 or false in types that know none, as ML.NET's own readers of text have it.
/// </summary>
internal static class ColumnGetter
{
    /// <summary>Whether columns of a type can have the values of a feature.</summary>
    public static bool Fits(DataViewType type, FeatureKind kind) =>
        type is TextDataViewType
        || (
            kind == FeatureKind.Number
            && (
                type is BooleanDataViewType
                || type == NumberDataViewType.Single
                || type == NumberDataViewType.Double
                || type == NumberDataViewType.Int32
                || type == NumberDataViewType.Int64
            )
        );

    /// <summary>The texts of a feature's categories.</summary>
    public static ReadOnlyMemory<char>[] TextsOf(FeatureSpec feature) =>
        [.. feature.Categories.Select(c => c.AsMemory())];

    /// <summary>Makes the getter.</summary>
    /// <param name="type">The type of the column; it fits.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="texts">From <see cref="TextsOf"/>.</param>
    /// <param name="value">Gives the encoded value of the row that is the current one.</param>
    /// <returns>A <see cref="ValueGetter{TValue}"/> of the column's type.</returns>
    public static Delegate Create(
        DataViewType type,
        FeatureSpec feature,
        ReadOnlyMemory<char>[] texts,
        Func<double> value
    )
    {
        if (type is TextDataViewType)
        {
            return feature.Kind == FeatureKind.Category ? Text(texts, value) : Text(value);
        }

        return type is BooleanDataViewType ? Boolean(value)
            : type == NumberDataViewType.Single ? Single(value)
            : type == NumberDataViewType.Double ? Double(value)
            : type == NumberDataViewType.Int32 ? Int32(value)
            : Int64(value);
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text(
        ReadOnlyMemory<char>[] texts,
        Func<double> value
    ) =>
        (ref ReadOnlyMemory<char> result) =>
        {
            var index = value();
            result = double.IsNaN(index) ? default : texts[(int)index];
        };

    private static ValueGetter<ReadOnlyMemory<char>> Text(Func<double> value) =>
        (ref ReadOnlyMemory<char> result) =>
        {
            var number = value();
            result = double.IsNaN(number)
                ? default
                : number.ToString(CultureInfo.InvariantCulture).AsMemory();
        };

    private static ValueGetter<bool> Boolean(Func<double> value) =>
        (ref bool result) =>
        {
            var number = value();
            result = !double.IsNaN(number) && number != 0;
        };

    // What no Single can hold is the largest: trainers leave rows with infinities out.
    private static ValueGetter<float> Single(Func<double> value) =>
        (ref float result) =>
            result = (float)Math.Clamp(value(), -(double)float.MaxValue, float.MaxValue);

    private static ValueGetter<double> Double(Func<double> value) =>
        (ref double result) => result = value();

    private static ValueGetter<int> Int32(Func<double> value) =>
        (ref int result) => result = (int)Whole(value(), int.MinValue, int.MaxValue);

    private static ValueGetter<long> Int64(Func<double> value) =>
        (ref long result) => result = (long)Whole(value(), -9.2e18, 9.2e18);

    private static double Whole(double number, double min, double max) =>
        double.IsNaN(number) ? 0 : Math.Clamp(Math.Round(number), min, max);
}
