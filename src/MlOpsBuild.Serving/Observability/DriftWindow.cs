using MlOpsBuild.Scoring;

namespace MlOpsBuild.Serving.Observability;

/// <summary>
/// The last rows of one model: counters only grow, and the window is what they grew by since one of two marks, half a window
/// apart. It holds from <see cref="HalfRows"/> to twice as many rows once so many were seen.
/// </summary>
internal sealed class DriftWindow(ModelCells cells)
{
    /// <summary>After so many rows the older mark is given up for the newer.</summary>
    public const int HalfRows = 10_000;

    /// <summary>
    /// So many rows per bin, and at least <see cref="MinRows"/>, must be in the window before an index is told: chance alone then
    /// gives about 0.02 on average, far below the 0.1 that is read as a shift.
    /// </summary>
    public const int MinRowsPerBin = 50;

    /// <summary>The fewest rows of which an index is told.</summary>
    public const int MinRows = 500;

    private readonly Lock _lock = new();
    private readonly long[] _newer = new long[cells.End - cells.Rows];
    private readonly long[] _older = new long[cells.End - cells.Rows];

    /// <summary>Moves the window on when half of it is full.</summary>
    /// <param name="totals">All counters.</param>
    public void Move(ReadOnlySpan<long> totals)
    {
        var now = totals[cells.Rows..cells.End];
        lock (_lock)
        {
            if (now[0] - _newer[0] >= HalfRows)
            {
                _newer.CopyTo(_older);
                now.CopyTo(_newer);
            }
        }
    }

    /// <summary>What the window holds: rows first, in the order of <see cref="ModelCells"/>.</summary>
    /// <param name="totals">All counters.</param>
    public long[] Read(ReadOnlySpan<long> totals)
    {
        var result = totals[cells.Rows..cells.End].ToArray();
        lock (_lock)
        {
            for (var i = 0; i < result.Length; i++)
            {
                result[i] -= _older[i];
            }
        }

        return result;
    }

    /// <summary>The stability index of some bins of the window.</summary>
    /// <param name="window">What <see cref="Read"/> returned.</param>
    /// <param name="bins">The bins.</param>
    /// <param name="start">The cell of the first.</param>
    /// <returns><see langword="null"/> when too few rows were seen, or training saw none.</returns>
    public double? Index(ReadOnlySpan<long> window, FeatureBins bins, int start)
    {
        var counts = window.Slice(start - cells.Rows, bins.Count);
        long rows = 0,
            reference = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            rows += counts[i];
            reference += bins.Reference[i];
        }

        return reference > 0 && rows >= Math.Max(MinRows, MinRowsPerBin * (bins.Count - 1))
            ? StabilityIndex.Of<long>(bins.Reference, counts)
            : null;
    }
}
