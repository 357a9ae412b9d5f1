namespace MlOpsBuild.Scoring;

/// <summary>
/// The trees of a gradient boosting model, in flat arrays. Tree t adds its leaf's value to output t modulo the number
/// of outputs; the sums, started at <see cref="BaseScores"/>, are log-odds (binary), logits (multiclass) or the
/// prediction itself (regression).
/// </summary>
public sealed class GbdtForest
{
    private readonly double[] _baseScores;
    private readonly int[] _roots;
    private readonly GbdtNode[] _nodes;
    private readonly double[] _leaves;
    private readonly uint[] _sets;

    /// <summary>Wraps the arrays and checks every index in them, so that scoring need not.</summary>
    /// <param name="signature">What the model takes and gives.</param>
    /// <param name="baseScores">One per output.</param>
    /// <param name="roots">Per tree its root: a node, or the complement of a leaf. Whole rounds of trees.</param>
    /// <param name="nodes">All trees' nodes, parents before children.</param>
    /// <param name="leaves">All trees' leaf values.</param>
    /// <param name="categorySets">The bits of the sets of categories that go left.</param>
    /// <exception cref="ModelFormatException">An index leads outside, or to a node before its parent.</exception>
    public GbdtForest(
        ModelSignature signature,
        double[] baseScores,
        int[] roots,
        GbdtNode[] nodes,
        double[] leaves,
        uint[] categorySets
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(baseScores);
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(categorySets);
        _baseScores = baseScores;
        _roots = roots;
        _nodes = nodes;
        _leaves = leaves;
        _sets = categorySets;
        Require(baseScores.Length == signature.OutputWidth, "one base score per output");
        Require(roots.Length % signature.OutputWidth == 0, "as many trees for each output");
        foreach (var root in roots)
        {
            RequireChild(-1, root);
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            RequireChild(i, nodes[i].Left);
            RequireChild(i, nodes[i].Right);
            RequireFeature(nodes[i], signature.Features);
        }
    }

    /// <summary>What the sums start at, one per output.</summary>
    public ReadOnlySpan<double> BaseScores => _baseScores;

    /// <summary>Per tree its root: a node, or the complement of a leaf's index.</summary>
    public ReadOnlySpan<int> Roots => _roots;

    /// <summary>All trees' nodes, parents before children.</summary>
    public ReadOnlySpan<GbdtNode> Nodes => _nodes;

    /// <summary>All trees' leaf values.</summary>
    public ReadOnlySpan<double> Leaves => _leaves;

    /// <summary>Sets of categories, each <see cref="SetLength"/> numbers long, the lowest bit first.</summary>
    public ReadOnlySpan<uint> CategorySets => _sets;

    /// <summary>How many 32-bit numbers hold a set of <paramref name="categories"/> categories.</summary>
    public static int SetLength(int categories) => (categories + 31) / 32;

    private void RequireChild(int parent, int child) =>
        Require(
            child < 0 ? ~child < _leaves.Length : child > parent && child < _nodes.Length,
            "children behind their parents and inside the arrays"
        );

    private void RequireFeature(in GbdtNode node, IReadOnlyList<FeatureSpec> features)
    {
        Require((uint)node.Feature < (uint)features.Count, "only features of the signature");
        Require(!double.IsNaN(node.Threshold), "thresholds that are numbers");
        var feature = features[node.Feature];
        if (feature.Kind == FeatureKind.Number)
        {
            Require(node.SetOffset == -1, "thresholds for numbers");
        }
        else
        {
            Require(
                node.SetOffset >= 0
                    && (long)node.SetOffset + SetLength(feature.Categories.Count) <= _sets.Length,
                "sets inside the array for categories"
            );
        }
    }

    private static void Require(bool condition, string expected)
    {
        if (!condition)
        {
            throw new ModelFormatException($"The trees are damaged: expected {expected}.");
        }
    }
}
