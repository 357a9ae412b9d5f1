using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Turns trees over bins into trees over values.</summary>
internal static class ForestBuilder
{
    public static GbdtForest Build(
        ModelSignature signature,
        BinnedMatrix matrix,
        double[] baseScores,
        IReadOnlyList<GrownTree> trees
    )
    {
        var roots = new int[trees.Count];
        var nodes = new List<GbdtNode>();
        var leaves = new List<double>();
        var sets = new List<uint>();
        for (var t = 0; t < roots.Length; t++)
        {
            var (firstNode, firstLeaf) = (nodes.Count, leaves.Count);
            int Place(int child) => child >= 0 ? child + firstNode : ~(~child + firstLeaf);

            roots[t] = Place(trees[t].Root);
            leaves.AddRange(trees[t].Leaves);
            foreach (var node in trees[t].Nodes)
            {
                var bins = matrix.Features[node.Feature];
                nodes.Add(
                    new GbdtNode
                    {
                        Feature = node.Feature,
                        Threshold = node.IsCategory ? 0 : bins.UpperEnd(node.Bin),
                        SetOffset = node.IsCategory ? AddSet(node, bins, sets) : -1,
                        MissingLeft = node.MissingLeft,
                        Left = Place(node.Left),
                        Right = Place(node.Right),
                    }
                );
            }
        }

        return new GbdtForest(signature, baseScores, roots, [.. nodes], [.. leaves], [.. sets]);
    }

    private static int AddSet(GrownNode node, FeatureBins bins, List<uint> sets)
    {
        var offset = sets.Count;
        var categories = bins.BinOfCategory;
        for (var word = 0; word < GbdtForest.SetLength(categories.Length); word++)
        {
            sets.Add(0);
        }

        for (var c = 0; c < categories.Length; c++)
        {
            if (node.GoesLeft(categories[c]))
            {
                sets[offset + (c >> 5)] |= 1u << (c & 31);
            }
        }

        return offset;
    }
}
