using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Grows one tree at a time, splitting the leaf with the largest gain first. The rows of a leaf stay together in one
/// array; of two children the smaller one's histogram is summed, the other's is the parent's less that.
/// </summary>
internal sealed class TreeGrower
{
    private readonly BinnedMatrix _matrix;
    private readonly GbdtOptions _options;
    private readonly WorkSplitter _work;
    private readonly HistogramBuilder _histograms;
    private readonly Stack<Vector128<long>[]> _pool = new();
    private readonly int[] _rows;
    private readonly int[] _spare;

    public TreeGrower(BinnedMatrix matrix, GbdtOptions options, WorkSplitter work)
    {
        _matrix = matrix;
        _options = options;
        _work = work;
        _histograms = new HistogramBuilder(matrix, work);
        _rows = new int[matrix.RowCount];
        _spare = new int[matrix.RowCount];
    }

    /// <summary>Grows a tree and adds its values to the scores of the rows it is grown on.</summary>
    /// <param name="sample">The rows to grow on, ascending.</param>
    /// <param name="pairs">The gradient pair of each row of the matrix.</param>
    /// <param name="scale">What the pairs mean.</param>
    /// <param name="features">The features to split on, ascending.</param>
    /// <param name="scores">One per row of the matrix.</param>
    public GrownTree Grow(
        ReadOnlySpan<int> sample,
        Vector128<long>[] pairs,
        GradientScale scale,
        int[] features,
        double[] scores
    )
    {
        sample.CopyTo(_rows);
        var finder = new SplitFinder(_matrix, _options, scale);
        var root = new Leaf { Count = sample.Length };
        foreach (var row in sample)
        {
            root.Total += pairs[row];
        }

        var tree = new GrownTree();
        var leaves = new List<Leaf> { root };
        if (CanSplit(root))
        {
            root.Histogram = Rent();
            _histograms.Build(RowsOf(root), pairs, features, root.Histogram);
            root.Best = finder.Find(root.Histogram, features, root.Total);
        }

        while (leaves.Count < _options.Leaves && Next(leaves) is { } leaf)
        {
            var right = Split(leaf, tree, scale);
            leaves.Add(right);
            if (leaves.Count < _options.Leaves)
            {
                Prepare(leaf, right, pairs, features, finder);
            }
        }

        for (var i = 0; i < leaves.Count; i++)
        {
            Finish(leaves[i], i, tree, scale, scores);
        }

        return tree;
    }

    private ReadOnlyMemory<int> RowsOf(Leaf leaf) => _rows.AsMemory(leaf.Start, leaf.Count);

    private bool CanSplit(Leaf leaf) =>
        leaf.Count >= 2 * _options.MinLeaf && (_options.Depth == 0 || leaf.Depth < _options.Depth);

    private static Leaf? Next(List<Leaf> leaves)
    {
        Leaf? best = null;
        foreach (var leaf in leaves)
        {
            if (leaf.Best.Gain > (best?.Best.Gain ?? 0))
            {
                best = leaf;
            }
        }

        return best;
    }

    // The leaf becomes the left child; the right one is returned.
    private Leaf Split(Leaf leaf, GrownTree tree, GradientScale scale)
    {
        var best = leaf.Best;
        var bins = _matrix.Features[best.Feature];
        var leftCount = scale.CountOf(best.Left);
        var missingBin = _matrix.Offsets[best.Feature] + bins.Count;
        var missingSeen = scale.CountOf(leaf.Histogram![missingBin]) > 0;
        var node = new GrownNode
        {
            Feature = best.Feature,
            IsCategory = bins.IsCategory,
            Bin = best.Bin,
            Set = best.Set,
            MissingBin = bins.Count,
            // Where no missing value teaches the direction, it goes with most rows.
            MissingLeft = missingSeen ? best.MissingLeft : leftCount * 2 >= leaf.Count,
        };
        var index = tree.Nodes.Count;
        tree.Nodes.Add(node);
        Connect(tree, leaf, index);
        Partition(leaf, node, leftCount);

        var right = new Leaf
        {
            Start = leaf.Start + leftCount,
            Count = leaf.Count - leftCount,
            Depth = leaf.Depth + 1,
            Total = leaf.Total - best.Left,
            Parent = index,
        };
        leaf.Count = leftCount;
        leaf.Depth++;
        leaf.Total = best.Left;
        leaf.Parent = index;
        leaf.IsLeft = true;
        leaf.Best = default;
        return right;
    }

    private static void Connect(GrownTree tree, Leaf leaf, int child)
    {
        if (leaf.Parent < 0)
        {
            return;
        }

        if (leaf.IsLeft)
        {
            tree.Nodes[leaf.Parent].Left = child;
        }
        else
        {
            tree.Nodes[leaf.Parent].Right = child;
        }
    }

    // Both sides keep their order, so that memory is read forwards.
    private void Partition(Leaf leaf, GrownNode node, int leftCount)
    {
        Span<bool> goesLeft = stackalloc bool[256];
        for (var bin = 0; bin <= node.MissingBin; bin++)
        {
            goesLeft[bin] = node.GoesLeft(bin);
        }

        var column = _matrix.Columns[node.Feature];
        var rows = _rows.AsSpan(leaf.Start, leaf.Count);
        var rights = _spare.AsSpan(0, leaf.Count);
        var (left, right) = (0, 0);
        foreach (var row in rows)
        {
            // Both are written, one counts: no branch to guess.
            var isLeft = goesLeft[column[row]];
            rows[left] = row;
            rights[right] = row;
            left += isLeft ? 1 : 0;
            right += isLeft ? 0 : 1;
        }

        rights[..right].CopyTo(rows[leftCount..]);
    }

    private void Prepare(
        Leaf left,
        Leaf right,
        Vector128<long>[] pairs,
        int[] features,
        SplitFinder finder
    )
    {
        var parent = left.Histogram!;
        left.Histogram = null;
        if (!CanSplit(left) && !CanSplit(right))
        {
            _pool.Push(parent);
            return;
        }

        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        small.Histogram = Rent();
        _histograms.Build(RowsOf(small), pairs, features, small.Histogram);
        HistogramBuilder.Subtract(parent, small.Histogram);
        large.Histogram = parent;
        foreach (var leaf in (ReadOnlySpan<Leaf>)[left, right])
        {
            if (CanSplit(leaf))
            {
                leaf.Best = finder.Find(leaf.Histogram!, features, leaf.Total);
            }

            if (leaf.Best.Gain <= 0)
            {
                Return(leaf);
            }
        }
    }

    private void Finish(Leaf leaf, int index, GrownTree tree, GradientScale scale, double[] scores)
    {
        Connect(tree, leaf, ~index);
        Return(leaf);
        var value =
            -_options.LearningRate
            * scale.GradientOf(leaf.Total)
            / (scale.HessianOf(leaf.Total) + _options.L2 + 1e-12);
        tree.Leaves.Add(value);
        foreach (var row in RowsOf(leaf).Span)
        {
            scores[row] += value;
        }
    }

    private Vector128<long>[] Rent() =>
        _pool.TryPop(out var histogram) ? histogram : new Vector128<long>[_matrix.TotalBins];

    private void Return(Leaf leaf)
    {
        if (leaf.Histogram is { } histogram)
        {
            _pool.Push(histogram);
            leaf.Histogram = null;
        }
    }

    private sealed class Leaf
    {
        public int Start { get; init; }
        public int Count { get; set; }
        public int Depth { get; set; }
        public Vector128<long> Total { get; set; }
        public int Parent { get; set; } = -1;
        public bool IsLeft { get; set; }
        public Vector128<long>[]? Histogram { get; set; }
        public SplitCandidate Best { get; set; }
    }
}
