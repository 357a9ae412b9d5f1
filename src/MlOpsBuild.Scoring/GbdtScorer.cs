using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlOpsBuild.Scoring;

/// <summary>Predicts with gradient-boosted decision trees.</summary>
public sealed class GbdtScorer : EmbeddedScorer
{
    private readonly double[] _baseScores;
    private readonly int[] _roots;
    private readonly FlatNode[] _nodes;
    private readonly double[] _leaves;
    private readonly uint[] _sets;
    private readonly PackedForest? _packed;

    /// <summary>Wraps the trees.</summary>
    public GbdtScorer(ModelSignature signature, GbdtForest forest)
        : base(signature)
    {
        ArgumentNullException.ThrowIfNull(forest);
        Forest = forest;
        _baseScores = forest.BaseScores.ToArray();
        _roots = forest.Roots.ToArray();
        _leaves = forest.Leaves.ToArray();
        _sets = forest.CategorySets.ToArray();
        _packed = PackedForest.TryCreate(signature, forest);
        _nodes = new FlatNode[forest.Nodes.Length];
        for (var i = 0; i < _nodes.Length; i++)
        {
            var node = forest.Nodes[i];
            _nodes[i] = new FlatNode
            {
                Threshold = node.Threshold,
                Feature = node.Feature,
                Left = node.Left,
                Right = node.Right,
                SetOffset = node.SetOffset,
                Categories =
                    node.SetOffset < 0 ? 0 : signature.Features[node.Feature].Categories.Count,
                Missing = node.MissingLeft ? node.Left : node.Right,
            };
        }
    }

    /// <summary>The trees.</summary>
    public GbdtForest Forest { get; }

    internal override string WeightsKind => GbdtFormat.Kind;

    internal override byte[] WriteWeights() => GbdtFormat.Write(Signature, Forest);

    private protected override void ScoreCore(ReadOnlySpan<double> features, Span<double> output)
    {
        if (_packed is null)
        {
            ScoreBlock(features, features.Length, output);
            return;
        }

        _packed.Sum(features, output);
        Finish(output);
    }

    // Tree by tree, so that a tree stays in the nearest cache; each row's sum has the same order in any block.
    private protected override void ScoreBlock(
        ReadOnlySpan<double> rows,
        int columns,
        Span<double> output
    )
    {
        var width = _baseScores.Length;
        for (var at = 0; at < output.Length; at += width)
        {
            _baseScores.CopyTo(output[at..]);
        }

        var k = 0;
        foreach (var root in _roots)
        {
            var row = 0;
            for (var at = k; at < output.Length; at += width, row += columns)
            {
                output[at] += _leaves[FindLeaf(root, rows.Slice(row, columns))];
            }

            k = k + 1 == width ? 0 : k + 1;
        }

        for (var at = 0; at < output.Length; at += width)
        {
            Finish(output.Slice(at, width));
        }
    }

    private void Finish(Span<double> output)
    {
        if (Signature.Task == ModelTask.Binary)
        {
            output[0] = StableMath.Sigmoid(output[0]);
        }
        else if (Signature.Task == ModelTask.Multiclass)
        {
            StableMath.SoftMax(output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindLeaf(int at, ReadOnlySpan<double> features)
    {
        while (at >= 0)
        {
            ref readonly var node = ref _nodes[at];
            var value = features[node.Feature];
            if (double.IsNaN(value))
            {
                at = node.Missing;
            }
            else if (node.SetOffset < 0)
            {
                at = value <= node.Threshold ? node.Left : node.Right;
            }
            else
            {
                at = NextByCategory(node, value);
            }
        }

        return ~at;
    }

    private int NextByCategory(in FlatNode node, double value)
    {
        // What is no index of a category is treated as missing.
        var index = value >= 0 && value < node.Categories ? (int)value : -1;
        if (index < 0)
        {
            return node.Missing;
        }

        return (_sets[node.SetOffset + (index >> 5)] >> (index & 31) & 1) != 0
            ? node.Left
            : node.Right;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct FlatNode
    {
        public double Threshold;
        public int Feature;
        public int Left;
        public int Right;
        public int Missing;
        public int SetOffset;
        public int Categories;
    }
}
