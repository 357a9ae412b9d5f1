using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Observability;

/// <summary>
/// Into which bin a value counts, for comparing what is received with what training saw. Numbers: the bins of the contract, and
/// one of missing values. Categories: one bin for each of the most frequent ones, at most <see cref="MaxCategories"/>, one of the
/// other known ones where there are more, one of values that training never saw, one of missing values.
/// </summary>
internal sealed class FeatureBins
{
    /// <summary>
    /// The most categories that are bins of their own. Chance alone gives an index of about (bins - 1) / rows, so that many
    /// rare categories would drown what matters.
    /// </summary>
    public const int MaxCategories = 30;

    private readonly double[]? _edges;
    private readonly int[] _binOfCategory;

    /// <summary>Prepares the bins of a feature, or of scores.</summary>
    public FeatureBins(Distribution training)
    {
        if (training.Edges is { } edges)
        {
            _edges = [.. edges];
            _binOfCategory = [];
            Reference = [.. training.Counts, training.Missing];
            return;
        }

        var known = training.Counts.Count - 1;
        var own = Enumerable
            .Range(0, known)
            .OrderByDescending(c => training.Counts[c])
            .Take(known > MaxCategories ? MaxCategories : known)
            .Order()
            .ToList();
        var bins = own.Count + (own.Count < known ? 1 : 0);
        _binOfCategory = new int[known];
        Array.Fill(_binOfCategory, own.Count);
        for (var bin = 0; bin < own.Count; bin++)
        {
            _binOfCategory[own[bin]] = bin;
        }

        Reference = new long[bins + 2];
        for (var c = 0; c < known; c++)
        {
            Reference[_binOfCategory[c]] += training.Counts[c];
        }

        Reference[^2] = training.Counts[^1];
        Reference[^1] = training.Missing;
    }

    /// <summary>Training rows by bin; the last is of missing values.</summary>
    public long[] Reference { get; }

    /// <summary>The number of bins.</summary>
    public int Count => Reference.Length;

    /// <summary>The bin of an encoded value; see <see cref="FeatureKind"/>.</summary>
    public int Of(double value)
    {
        if (double.IsNaN(value))
        {
            return _edges is null && MissingValue.IsUnseen(value) ? Count - 2 : Count - 1;
        }

        if (_edges is null)
        {
            return (uint)(int)value < (uint)_binOfCategory.Length
                ? _binOfCategory[(int)value]
                : Count - 2;
        }

        // The first edge that is not below the value.
        int low = 0,
            high = _edges.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_edges[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
