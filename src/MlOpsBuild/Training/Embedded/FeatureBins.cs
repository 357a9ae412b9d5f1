using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// How the values of one feature are rounded into at most 255 bins of training rows in about equal number, and one
/// more for the missing.
/// </summary>
internal sealed class FeatureBins
{
    // Beyond this many rows an evenly spaced sample of them decides where the bins are.
    private const int SampleSize = 200_000;

    private readonly double[] _thresholds; // numbers: the upper end of each bin but the last
    private readonly byte[] _binOfCategory; // categories: those too rare for a bin of their own have the missing one's

    private FeatureBins(bool isCategory, double[] thresholds, byte[] binOfCategory, int count)
    {
        IsCategory = isCategory;
        _thresholds = thresholds;
        _binOfCategory = binOfCategory;
        Count = count;
    }

    /// <summary>Whether bins are categories.</summary>
    public bool IsCategory { get; }

    /// <summary>The number of bins but for the missing one, whose index this is.</summary>
    public int Count { get; }

    /// <summary>The bins of categories, by their index in the signature.</summary>
    public ReadOnlySpan<byte> BinOfCategory => _binOfCategory;

    /// <summary>The value up to which a number is in <paramref name="bin"/> or one before.</summary>
    public double UpperEnd(int bin) =>
        bin < _thresholds.Length ? _thresholds[bin] : double.PositiveInfinity;

    public static FeatureBins Of(FeatureSpec feature, ReadOnlySpan<double> values, int maxBins) =>
        feature.Kind == FeatureKind.Category
            ? OfCategories(feature.Categories.Count, values, maxBins)
            : OfNumbers(values, maxBins);

    /// <summary>The bin of each value.</summary>
    public void Fill(ReadOnlySpan<double> values, Span<byte> bins)
    {
        for (var i = 0; i < values.Length; i++)
        {
            bins[i] = (byte)BinOf(values[i]);
        }
    }

    private int BinOf(double value)
    {
        if (double.IsNaN(value))
        {
            return Count;
        }

        if (IsCategory)
        {
            return value >= 0 && value < _binOfCategory.Length ? _binOfCategory[(int)value] : Count;
        }

        // The first threshold that is not below the value.
        var low = 0;
        var length = _thresholds.Length;
        while (length > 0)
        {
            var half = length >> 1;
            var below = _thresholds[low + half] < value;
            low = below ? low + half + 1 : low;
            length = below ? length - half - 1 : half;
        }

        return low;
    }

    private static FeatureBins OfCategories(
        int categories,
        ReadOnlySpan<double> values,
        int maxBins
    )
    {
        var counts = new int[categories];
        foreach (var value in values)
        {
            if (value >= 0 && value < categories)
            {
                counts[(int)value]++;
            }
        }

        var kept = Enumerable
            .Range(0, categories)
            .OrderByDescending(c => counts[c])
            .ThenBy(c => c)
            .Take(maxBins)
            .Order()
            .ToArray();
        var bins = new byte[categories];
        Array.Fill(bins, (byte)kept.Length);
        for (var b = 0; b < kept.Length; b++)
        {
            bins[kept[b]] = (byte)b;
        }

        return new FeatureBins(isCategory: true, [], bins, kept.Length);
    }

    private static FeatureBins OfNumbers(ReadOnlySpan<double> values, int maxBins)
    {
        var step = Math.Max(1, (values.Length + SampleSize - 1) / SampleSize);
        var sorted = new double[((values.Length + step) - 1) / step];
        var n = 0;
        for (var i = 0; i < values.Length; i += step)
        {
            if (!double.IsNaN(values[i]))
            {
                sorted[n++] = values[i];
            }
        }

        Array.Sort(sorted, 0, n);
        var (distinct, counts) = Distinct(sorted.AsSpan(0, n));
        var thresholds = new List<double>(maxBins);
        var rowsLeft = n;
        var inBin = 0;
        for (var i = 0; i + 1 < distinct.Count; i++)
        {
            inBin += counts[i];
            var binsLeft = maxBins - thresholds.Count;
            if (binsLeft == 1)
            {
                break;
            }

            // A bin ends when it has its share, or when the next value would fill more than one by itself.
            var share = (double)rowsLeft / binsLeft;
            if (
                distinct.Count - i <= binsLeft
                || inBin >= share
                || inBin + (counts[i + 1] / 2.0) > share
            )
            {
                thresholds.Add(Between(distinct[i], distinct[i + 1]));
                rowsLeft -= inBin;
                inBin = 0;
            }
        }

        return new FeatureBins(isCategory: false, [.. thresholds], [], thresholds.Count + 1);
    }

    private static (List<double> Values, List<int> Counts) Distinct(ReadOnlySpan<double> sorted)
    {
        var values = new List<double>();
        var counts = new List<int>();
        foreach (var value in sorted)
        {
            if (values.Count > 0 && values[^1] == value)
            {
                counts[^1]++;
            }
            else
            {
                values.Add(value);
                counts.Add(1);
            }
        }

        return (values, counts);
    }

    // A number from a on and below b.
    private static double Between(double a, double b)
    {
        var middle = a + ((b - a) / 2);
        return middle >= a && middle < b ? middle : a;
    }
}
