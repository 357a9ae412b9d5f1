using MlOpsBuild.Data.Checks;

namespace MlOpsBuild.Data.Profile;

/// <summary>
/// Describes columns in numbers. Mean and variance are by the corrected two-pass algorithm (Chan, Golub and LeVeque,
/// "Algorithms for computing the sample variance", 1983), over values scaled down by 2^-600 where their squares could
/// overflow.
/// </summary>
public static class Profiler
{
    private const int MostTop = 10;
    private const double LargestUnscaled = 1e140;
    private const int ScaleBits = 600;

    /// <summary>A profile of each column, in the order of the table.</summary>
    public static IReadOnlyList<ColumnProfile> Profile(CheckInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.ForEach(
            input.Table.Columns,
            column =>
                column is CategoryColumn category
                    ? OfCategory(category)
                    : OfNumber((NumberColumn)column, input.OrderOf((NumberColumn)column))
        );
    }

    /// <summary>The mean and the sample standard deviation (n - 1) of numbers.</summary>
    /// <param name="values">No NaN, finite.</param>
    /// <returns>Mean <see langword="null"/> without values; deviation <see langword="null"/> with fewer than 2.</returns>
    public static (double? Mean, double? StandardDeviation) Moments(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return (null, null);
        }

        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var bits = largest > LargestUnscaled ? ScaleBits : 0;
        var scale = Math.ScaleB(1, -bits);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * scale;
        }

        var mean = sum / values.Length;
        double squares = 0,
            rest = 0; // of the mean's rounding
        foreach (var value in values)
        {
            var distance = (value * scale) - mean;
            squares += distance * distance;
            rest += distance;
        }

        mean += rest / values.Length;
        var variance =
            values.Length < 2
                ? (double?)null
                : Math.Max(0, squares - (rest * rest / values.Length)) / (values.Length - 1);
        return (
            Finite(Math.ScaleB(mean, bits)),
            variance is { } v ? Finite(Math.ScaleB(Math.Sqrt(v), bits)) : null
        );
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static ColumnProfile OfNumber(NumberColumn column, ColumnOrder order)
    {
        var profile = new ColumnProfile
        {
            Name = column.Name,
            Type = column.Schema.Type,
            Missing = column.MissingCount,
            Distinct = order.DistinctCount,
        };
        if (order.Values.IsEmpty)
        {
            return profile;
        }

        // In sorted order, so that the sums do not depend on the order of rows.
        var (mean, deviation) = Moments(order.Values);
        return profile with
        {
            Min = order.Values[0],
            Max = order.Values[^1],
            Mean = mean,
            StandardDeviation = deviation,
        };
    }

    // The values of a text column are nobody's business outside the data: no top list.
    private static ColumnProfile OfCategory(CategoryColumn column)
    {
        var counts = new int[column.Values.Count];
        foreach (var code in column.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return new ColumnProfile
        {
            Name = column.Name,
            Type = column.Schema.Type,
            Missing = column.MissingCount,
            Distinct = counts.Length,
            Top =
                column.Schema.Type == ColumnType.Text
                    ? []
                    :
                    [
                        .. counts
                            .Select((count, code) => new ValueCount(column.Values[code], count))
                            .OrderByDescending(v => v.Count)
                            .ThenBy(v => v.Value, StringComparer.Ordinal)
                            .Take(MostTop),
                    ],
        };
    }
}
