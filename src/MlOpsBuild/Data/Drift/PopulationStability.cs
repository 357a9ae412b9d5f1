namespace MlOpsBuild.Data.Drift;

/// <summary>The bins of numbers over which <see cref="Scoring.StabilityIndex"/> compares two samples.</summary>
public static class PopulationStability
{
    /// <summary>The number of bins for numbers, before equal edges are merged.</summary>
    public const int Bins = 10;

    /// <summary>
    /// The inner edges of at most 10 bins with about equally many reference values: the values at the positions
    /// <c>ceil(k n / 10) - 1</c>, k = 1..9; equal ones once, the largest value never. Bin k holds values above edge
    /// k - 1 and up to edge k.
    /// </summary>
    /// <param name="sorted">The reference values in ascending order, no NaN.</param>
    public static double[] Edges(ReadOnlySpan<double> sorted)
    {
        var edges = new List<double>();
        for (var k = 1; k < Bins && !sorted.IsEmpty; k++)
        {
            var edge = sorted[(int)((((long)k * sorted.Length) + Bins - 1) / Bins) - 1];
            if (edge < sorted[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
    }

    /// <summary>How many values fall into each bin; the last count is that of <paramref name="missing"/>.</summary>
    /// <param name="sorted">Values in ascending order, no NaN.</param>
    /// <param name="edges">What <see cref="Edges"/> returned.</param>
    /// <param name="missing">How many values are missing.</param>
    public static int[] Count(ReadOnlySpan<double> sorted, ReadOnlySpan<double> edges, int missing)
    {
        var counts = new int[edges.Length + 2];
        var start = 0;
        for (var bin = 0; bin < edges.Length; bin++)
        {
            var end = UpperBound(sorted, edges[bin]);
            counts[bin] = end - start;
            start = end;
        }

        counts[edges.Length] = sorted.Length - start;
        counts[^1] = missing;
        return counts;
    }

    // The number of values up to the limit.
    private static int UpperBound(ReadOnlySpan<double> sorted, double limit)
    {
        int low = 0,
            high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
