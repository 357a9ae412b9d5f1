using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Checks;

/// <summary>How much of the label's entropy a binned feature explains (Theil's U).</summary>
internal static class MutualInformation
{
    /// <summary><c>I(bin; class) / H(class)</c> over rows with a label.</summary>
    /// <param name="bins">One bin per row.</param>
    /// <param name="binCount">The number of bins.</param>
    /// <param name="labels">One class per row; NaN is missing.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="fewestRows">With fewer rows there is no result.</param>
    /// <returns>From 0 to 1; <see langword="null"/> also if there is only one class.</returns>
    public static double? Normalized(
        int[] bins,
        int binCount,
        double[] labels,
        int classCount,
        int fewestRows
    )
    {
        var joint = new Dictionary<long, int>();
        var perBin = new int[binCount];
        var perClass = new int[classCount];
        var total = 0;
        for (var row = 0; row < bins.Length; row++)
        {
            if (double.IsNaN(labels[row]))
            {
                continue;
            }

            var label = (int)labels[row];
            var key = ((long)bins[row] * classCount) + label;
            joint[key] = joint.GetValueOrDefault(key) + 1;
            perBin[bins[row]]++;
            perClass[label]++;
            total++;
        }

        // H(class | bin) = sum over cells of n / N ln(bin's n / n), in the order of cells.
        var entropy = 0.0;
        foreach (var count in perClass)
        {
            entropy += count == 0 ? 0 : count * StableMath.Log((double)total / count);
        }

        if (total < fewestRows || !(entropy > 0))
        {
            return null;
        }

        var conditional = 0.0;
        foreach (var (key, count) in joint.OrderBy(p => p.Key))
        {
            conditional += count * StableMath.Log((double)perBin[key / classCount] / count);
        }

        return Math.Clamp(1 - (conditional / entropy), 0, 1);
    }
}
