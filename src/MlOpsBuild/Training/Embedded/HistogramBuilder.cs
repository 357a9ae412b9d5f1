using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Sums the gradient pairs of rows by feature and bin.</summary>
internal sealed class HistogramBuilder(BinnedMatrix matrix, WorkSplitter work)
{
    // Below this many additions a second thread costs more than it saves.
    private const int SerialWork = 1 << 16;

    private readonly Vector128<long>[][] _partial =
    [
        .. Enumerable.Range(0, work.Threads - 1).Select(_ => new Vector128<long>[matrix.TotalBins]),
    ];

    /// <summary>Fills <paramref name="histogram"/> from <paramref name="rows"/>, for the given features only.</summary>
    public void Build(
        ReadOnlyMemory<int> rows,
        Vector128<long>[] pairs,
        int[] features,
        Vector128<long>[] histogram
    )
    {
        var parts = (int)
            Math.Clamp((long)rows.Length * features.Length / SerialWork, 1, work.Threads);
        if (parts == 1)
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            Add(rows.Span, pairs, features, histogram);
            return;
        }

        work.For(
            parts,
            part =>
            {
                var from = (int)((long)rows.Length * part / parts);
                var to = (int)((long)rows.Length * (part + 1) / parts);
                var target = part == 0 ? histogram : _partial[part - 1];
                Add(rows.Span[from..to], pairs, features, target);
            }
        );
        for (var part = 1; part < parts; part++)
        {
            var partial = _partial[part - 1];
            for (var i = 0; i < histogram.Length; i++)
            {
                histogram[i] += partial[i];
            }
        }
    }

    /// <summary>Turns a parent's histogram into that of the other child.</summary>
    public static void Subtract(Vector128<long>[] parent, Vector128<long>[] child)
    {
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] -= child[i];
        }
    }

    // No index is checked: rows, features and bins come from the matrix itself.
    private void Add(
        ReadOnlySpan<int> rows,
        Vector128<long>[] pairs,
        int[] features,
        Vector128<long>[] histogram
    )
    {
        Array.Clear(histogram);
        ref var first = ref MemoryMarshal.GetArrayDataReference(histogram);
        ref var bins = ref MemoryMarshal.GetArrayDataReference(matrix.ByRow);
        var width = (nint)matrix.FeatureCount;
        if (features.Length == matrix.FeatureCount)
        {
            ref var offsets = ref MemoryMarshal.GetArrayDataReference(matrix.Offsets);
            foreach (var row in rows)
            {
                var pair = pairs[row];
                ref var rowBins = ref Unsafe.Add(ref bins, row * width);
                for (nint f = 0; f < width; f++)
                {
                    Unsafe.Add(
                        ref first,
                        Unsafe.Add(ref offsets, f) + Unsafe.Add(ref rowBins, f)
                    ) += pair;
                }
            }

            return;
        }

        foreach (var row in rows)
        {
            var pair = pairs[row];
            ref var rowBins = ref Unsafe.Add(ref bins, row * width);
            foreach (var f in features)
            {
                Unsafe.Add(ref first, matrix.Offsets[f] + Unsafe.Add(ref rowBins, f)) += pair;
            }
        }
    }
}
