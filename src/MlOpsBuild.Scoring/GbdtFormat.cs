using System.Runtime.InteropServices;

namespace MlOpsBuild.Scoring;

/// <summary>
/// The weights file of a <see cref="GbdtScorer"/>. Little-endian: the 8 characters <c>MLOBGBDT</c>; int32 version,
/// outputs, features, trees, nodes, leaves, set words; float64 base score per output; int32 root per tree; per node
/// float64 threshold, int32 feature, left, right, set offset, 1 if missing goes left else 0; float64 per leaf;
/// uint32 per set word. See <see cref="GbdtForest"/> for their meaning.
/// </summary>
internal static class GbdtFormat
{
    public const string Kind = "gbdt";
    private const int Version = 1;
    private const int NodeSize = 28;

    private static ReadOnlySpan<byte> Magic => "MLOBGBDT"u8;

    public static byte[] Write(ModelSignature signature, GbdtForest forest)
    {
        var writer = new WeightWriter(Magic, Version);
        writer.Write(signature.OutputWidth);
        writer.Write(signature.Features.Count);
        writer.Write(forest.Roots.Length);
        writer.Write(forest.Nodes.Length);
        writer.Write(forest.Leaves.Length);
        writer.Write(forest.CategorySets.Length);
        writer.Write(forest.BaseScores);
        writer.Write(forest.Roots);
        foreach (ref readonly var node in forest.Nodes)
        {
            writer.Write(node.Threshold);
            writer.Write(node.Feature);
            writer.Write(node.Left);
            writer.Write(node.Right);
            writer.Write(node.SetOffset);
            writer.Write(node.MissingLeft ? 1 : 0);
        }

        writer.Write(forest.Leaves);
        foreach (var word in forest.CategorySets)
        {
            writer.Write(unchecked((int)word));
        }

        return writer.ToArray();
    }

    public static GbdtForest Read(ModelSignature signature, ReadOnlySpan<byte> data)
    {
        var reader = new WeightReader(data);
        reader.ReadHeader(Magic, Version);
        reader.ReadExpected(signature.OutputWidth, "outputs");
        reader.ReadExpected(signature.Features.Count, "features");
        var trees = reader.ReadCount("trees", sizeof(int));
        var nodeCount = reader.ReadCount("nodes", NodeSize);
        var leafCount = reader.ReadCount("leaves", sizeof(double));
        var words = reader.ReadCount("set words", sizeof(int));
        var baseScores = reader.ReadFinite(signature.OutputWidth, "the base scores");
        var roots = reader.ReadInt32s(trees, "the roots");
        var nodes = new GbdtNode[nodeCount];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new GbdtNode
            {
                Threshold = reader.ReadDouble("a node"),
                Feature = reader.ReadInt32("a node"),
                Left = reader.ReadInt32("a node"),
                Right = reader.ReadInt32("a node"),
                SetOffset = reader.ReadInt32("a node"),
                MissingLeft = reader.ReadInt32("a node") switch
                {
                    0 => false,
                    1 => true,
                    var other => throw new ModelFormatException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"model.bin: node {i} has missing direction {other}, expected 0 or 1."
                        )
                    ),
                },
            };
        }

        var leaves = reader.ReadFinite(leafCount, "the leaves");
        var sets = MemoryMarshal.Cast<int, uint>(reader.ReadInt32s(words, "the category sets"));
        reader.ReadEnd();
        return new GbdtForest(signature, baseScores, roots, nodes, leaves, sets.ToArray());
    }
}
