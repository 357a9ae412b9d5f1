using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlOpsBuild.Scoring;

/// <summary>
/// The trees of a <see cref="GbdtForest"/> laid out to score one row fast. Eight trees go down together, one step each in turn, and
/// no step depends on a branch, so that the processor works on all of them at once instead of guessing where one goes. A
/// node has 16 bytes: the left child follows it, and a leaf leads to itself. Doubles are compared as whole numbers that have
/// their order. The sums have the order of the trees, so the
/// bits are those of any other way to score.
/// </summary>
internal sealed class PackedForest
{
    private const int Together = 8;

    // What needs more is scored the plain way.
    private const int MaxFeatures = 256;
    private const int MaxCategories = 63; // the bits of a node's set; one more is for a missing value

    private readonly Node[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _depths; // of each group of trees, the deepest
    private readonly double[] _baseScores;
    private readonly int[] _categories; // per feature, how many; -1 for numbers

    private PackedForest(ModelSignature signature, GbdtForest forest)
    {
        _baseScores = forest.BaseScores.ToArray();
        _categories =
        [
            .. signature.Features.Select(f =>
                f.Kind == FeatureKind.Category ? f.Categories.Count : -1
            ),
        ];
        var nodes = new List<Node>(forest.Nodes.Length + forest.Leaves.Length);
        _roots = new int[forest.Roots.Length];
        _depths = new int[(_roots.Length + Together - 1) / Together];
        for (var t = 0; t < _roots.Length; t++)
        {
            _roots[t] = nodes.Count;
            ref var depth = ref _depths[t / Together];
            depth = Math.Max(depth, Add(signature, forest, forest.Roots[t], nodes));
        }

        _nodes = [.. nodes];
    }

    /// <summary>Lays the trees out; <see langword="null"/> where they do not fit the layout.</summary>
    public static PackedForest? TryCreate(ModelSignature signature, GbdtForest forest)
    {
        if (signature.Features.Count is 0 or > MaxFeatures)
        {
            return null;
        }

        foreach (ref readonly var node in forest.Nodes)
        {
            if (signature.Features[node.Feature].Categories.Count > MaxCategories)
            {
                return null;
            }
        }

        return new PackedForest(signature, forest);
    }

    /// <summary>Sums the leaves that a row reaches.</summary>
    /// <param name="features">The encoded row.</param>
    /// <param name="output">Receives the sums, one per output.</param>
    public void Sum(ReadOnlySpan<double> features, Span<double> output)
    {
        // Twice: where a missing value is above all others, and where it is below.
        Span<long> keys = stackalloc long[2 * features.Length];
        for (var f = 0; f < features.Length; f++)
        {
            var value = features[f];
            if (_categories[f] >= 0)
            {
                // What is no index of a category is treated as missing.
                keys[f] = value >= 0 && value < _categories[f] ? (int)value : MaxCategories;
                keys[f + features.Length] = keys[f];
            }
            else
            {
                var isMissing = double.IsNaN(value);
                var order = Key(value);
                keys[f] = isMissing ? long.MaxValue : order;
                keys[f + features.Length] = isMissing ? long.MinValue : order;
            }
        }

        _baseScores.CopyTo(output);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var key = ref MemoryMarshal.GetReference(keys);
        var k = 0;
        var t = 0;
        for (; t + Together <= _roots.Length; t += Together)
        {
            var roots = _roots.AsSpan(t, Together);
            var (a, b, c, d) = (roots[0], roots[1], roots[2], roots[3]);
            var (e, f, g, h) = (roots[4], roots[5], roots[6], roots[7]);
            for (var depth = _depths[t / Together]; depth > 0; depth--)
            {
                a = Step(ref nodes, a, ref key);
                b = Step(ref nodes, b, ref key);
                c = Step(ref nodes, c, ref key);
                d = Step(ref nodes, d, ref key);
                e = Step(ref nodes, e, ref key);
                f = Step(ref nodes, f, ref key);
                g = Step(ref nodes, g, ref key);
                h = Step(ref nodes, h, ref key);
            }

            k = Add(output, k, Unsafe.Add(ref nodes, a).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, b).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, c).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, d).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, e).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, f).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, g).Value);
            k = Add(output, k, Unsafe.Add(ref nodes, h).Value);
        }

        for (; t < _roots.Length; t++)
        {
            var at = _roots[t];
            for (var depth = _depths[t / Together]; depth > 0; depth--)
            {
                at = Step(ref nodes, at, ref key);
            }

            k = Add(output, k, Unsafe.Add(ref nodes, at).Value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(Span<double> output, int k, double value)
    {
        output[k] += value;
        return k + 1 == output.Length ? 0 : k + 1;
    }

    // Every index is in its array: GbdtForest has checked those of the trees, and the layout is made of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref Node nodes, int at, ref long keys)
    {
        ref var node = ref Unsafe.Add(ref nodes, at);
        var meta = node.Meta;
        var key = Unsafe.Add(ref keys, meta >> Node.KeyShift);
        var isLess = (uint)Unsafe.BitCast<bool, byte>(key <= node.Bits);
        var isIn = (uint)(node.Bits >> (int)key);
        var isLeft = (((isLess ^ isIn) & (meta >> 1)) ^ isLess) & 1;
        var left = at + (int)(meta & 1);
        return node.Right + ((left - node.Right) & -(int)isLeft);
    }

    // As whole numbers, doubles that are no NaN have the order of these keys; both zeros are the same.
    private static long Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    // Returns the depth below. Without recursion: a tree may be as deep as it has nodes.
    private static int Add(ModelSignature signature, GbdtForest forest, int root, List<Node> nodes)
    {
        var deepest = 0;
        var open = new Stack<(int At, int Parent, int Depth)>();
        open.Push((root, -1, 0));
        while (open.TryPop(out var next))
        {
            var (at, parent, depth) = next;
            deepest = Math.Max(deepest, depth);
            if (parent >= 0)
            {
                // The left child, which follows its parent, has been laid out: this is the right one.
                CollectionsMarshal.AsSpan(nodes)[parent].Right = nodes.Count;
            }

            var here = nodes.Count;
            if (at < 0)
            {
                nodes.Add(new Node { Value = forest.Leaves[~at], Right = here });
                continue;
            }

            var node = forest.Nodes[at];
            nodes.Add(Inner(signature, forest, node));
            open.Push((node.Right, here, depth + 1));
            open.Push((node.Left, -1, depth + 1));
        }

        return deepest;
    }

    private static Node Inner(ModelSignature signature, GbdtForest forest, in GbdtNode node)
    {
        var key = node.Feature + (node.MissingLeft ? signature.Features.Count : 0);
        var meta = Node.IsInner | ((uint)key << Node.KeyShift);
        if (node.SetOffset < 0)
        {
            return new Node { Bits = Key(node.Threshold), Meta = meta };
        }

        var set = node.MissingLeft ? 1L << MaxCategories : 0;
        for (var i = 0; i < signature.Features[node.Feature].Categories.Count; i++)
        {
            var word = forest.CategorySets[node.SetOffset + (i >> 5)];
            set |= (long)(word >> (i & 31) & 1) << i;
        }

        return new Node { Bits = set, Meta = meta | Node.IsCategory };
    }

    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct Node
    {
        public const uint IsInner = 1; // where it leads left: to the next node, else to itself
        public const uint IsCategory = 2;
        public const int KeyShift = 2;

        /// <summary>The key of the threshold, or a bit for each category that goes left, the last for a missing value.</summary>
        [FieldOffset(0)]
        public long Bits;

        /// <summary>Of a leaf its value.</summary>
        [FieldOffset(0)]
        public double Value;

        [FieldOffset(8)]
        public int Right;

        [FieldOffset(12)]
        public uint Meta;
    }
}
