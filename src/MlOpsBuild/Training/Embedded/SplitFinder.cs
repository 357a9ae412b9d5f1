using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Finds the split with the largest gain, GL^2 / (HL + l2) + GR^2 / (HR + l2) - G^2 / (H + l2) (Chen and Guestrin,
/// "XGBoost", 2016, eq. 7). Of equal gains the first feature's wins.
/// </summary>
internal sealed class SplitFinder(BinnedMatrix matrix, GbdtOptions options, GradientScale scale)
{
    private const double MinHessian = 1e-3;
    private const double MinGain = 1e-12;

    // Features with more categories than this in a leaf have the smoothing as a further penalty.
    private const int FewCategories = 4;

    private readonly int[] _order = new int[256];
    private readonly double[] _key = new double[256];

    public SplitCandidate Find(Vector128<long>[] histogram, int[] features, Vector128<long> total)
    {
        var best = new SplitCandidate { Gain = MinGain, Feature = -1 };
        foreach (var f in features)
        {
            var bins = histogram.AsSpan(matrix.Offsets[f], matrix.Features[f].Count + 1);
            if (matrix.Features[f].IsCategory)
            {
                FindCategories(f, bins, total, ref best);
            }
            else
            {
                FindThreshold(f, bins, total, missingLeft: false, ref best);
                if (scale.CountOf(bins[^1]) > 0)
                {
                    FindThreshold(f, bins, total, missingLeft: true, ref best);
                }
            }
        }

        return best.Feature < 0 ? default : best;
    }

    private void FindThreshold(
        int feature,
        ReadOnlySpan<Vector128<long>> bins,
        Vector128<long> total,
        bool missingLeft,
        ref SplitCandidate best
    )
    {
        var left = missingLeft ? bins[^1] : Vector128<long>.Zero;
        var rows = scale.CountOf(total);
        var parent = Score(total, options.L2);
        for (var bin = 0; bin < bins.Length - 1; bin++)
        {
            if (bins[bin] == Vector128<long>.Zero)
            {
                continue;
            }

            left += bins[bin];
            var count = scale.CountOf(left);
            if (count < options.MinLeaf)
            {
                continue;
            }

            if (rows - count < options.MinLeaf)
            {
                return;
            }

            var gain = Gain(left, total, parent, options.L2);
            if (gain > best.Gain)
            {
                best = new SplitCandidate
                {
                    Gain = gain,
                    Feature = feature,
                    Bin = bin,
                    MissingLeft = missingLeft,
                    Left = left,
                };
            }
        }
    }

    // In the order of their mean gradient the best two groups of categories are neighbours (Fisher, "On grouping for
    // maximum homogeneity", 1958), so that the prefixes are all that need to be tried. Missing is one more category.
    private void FindCategories(
        int feature,
        ReadOnlySpan<Vector128<long>> bins,
        Vector128<long> total,
        ref SplitCandidate best
    )
    {
        var used = 0;
        for (var bin = 0; bin < bins.Length; bin++)
        {
            if (bins[bin] != Vector128<long>.Zero)
            {
                _order[used] = bin;
                _key[used] =
                    scale.GradientOf(bins[bin])
                    / (scale.HessianOf(bins[bin]) + options.CategorySmoothing + 1e-9);
                used++;
            }
        }

        SortByKey(used);
        var l2 = options.L2 + (used > FewCategories ? options.CategorySmoothing : 0);
        var parent = Score(total, l2);
        var rows = scale.CountOf(total);
        var left = Vector128<long>.Zero;
        for (var i = 0; i < used - 1; i++)
        {
            left += bins[_order[i]];
            var count = scale.CountOf(left);
            if (count < options.MinLeaf || rows - count < options.MinLeaf)
            {
                continue;
            }

            var gain = Gain(left, total, parent, l2);
            if (gain > best.Gain)
            {
                var set = default(BinSet);
                for (var j = 0; j <= i; j++)
                {
                    set.Add(_order[j]);
                }

                best = new SplitCandidate
                {
                    Gain = gain,
                    Feature = feature,
                    MissingLeft = set.Contains(bins.Length - 1),
                    Left = left,
                    Set = set,
                };
            }
        }
    }

    // Insertion sort: stable, and there are few.
    private void SortByKey(int count)
    {
        for (var i = 1; i < count; i++)
        {
            var (key, bin) = (_key[i], _order[i]);
            var j = i;
            for (; j > 0 && _key[j - 1] > key; j--)
            {
                (_key[j], _order[j]) = (_key[j - 1], _order[j - 1]);
            }

            (_key[j], _order[j]) = (key, bin);
        }
    }

    private double Gain(Vector128<long> left, Vector128<long> total, double parent, double l2)
    {
        var right = total - left;
        return scale.HessianOf(left) < MinHessian || scale.HessianOf(right) < MinHessian
            ? 0
            : Score(left, l2) + Score(right, l2) - parent;
    }

    private double Score(Vector128<long> sum, double l2)
    {
        var gradient = scale.GradientOf(sum);
        return gradient * gradient / (scale.HessianOf(sum) + l2);
    }
}
