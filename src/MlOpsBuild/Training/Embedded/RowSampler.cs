using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Chooses rows and columns, by seed only.</summary>
internal static class RowSampler
{
    /// <summary>Draws <paramref name="share"/> of <paramref name="items"/>, at least one, in their order.</summary>
    public static int[] Draw(int[] items, double share, StableRandom random)
    {
        var wanted = (int)Math.Max(1, Math.Round(items.Length * share));
        if (wanted >= items.Length)
        {
            return items;
        }

        // Selection sampling: Knuth, The Art of Computer Programming 3.4.2, algorithm S.
        var drawn = new int[wanted];
        var count = 0;
        for (var i = 0; count < wanted; i++)
        {
            if (random.NextDouble() * (items.Length - i) < wanted - count)
            {
                drawn[count++] = items[i];
            }
        }

        return drawn;
    }

    /// <summary>
    /// Divides rows by a hash of their values and label, so that equal rows stay on one side and others do not matter.
    /// </summary>
    public static (int[] Train, int[] Validation) Divide(
        FeatureMatrix features,
        double[] labels,
        double validationShare,
        ulong seed
    )
    {
        var hashes = new ulong[features.RowCount];
        Array.Fill(hashes, Mix(seed));
        for (var f = 0; f < features.ColumnCount; f++)
        {
            Mix(hashes, features.Column(f));
        }

        Mix(hashes, labels);
        var train = new List<int>();
        var validation = new List<int>();
        for (var row = 0; row < hashes.Length; row++)
        {
            var uniform = (hashes[row] >> 11) * (1.0 / (1UL << 53));
            (uniform < validationShare ? validation : train).Add(row);
        }

        return ([.. train], [.. validation]);
    }

    private static void Mix(ulong[] hashes, ReadOnlySpan<double> values)
    {
        for (var row = 0; row < hashes.Length; row++)
        {
            // One NaN, one zero.
            var value = double.IsNaN(values[row]) ? double.NaN : values[row] + 0.0;
            hashes[row] = Mix(hashes[row] ^ BitConverter.DoubleToUInt64Bits(value));
        }
    }

    // The output function of SplitMix64 (Steele, Lea and Flood, 2014).
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
