namespace MlOpsBuild.Training.Embedded;

/// <summary>A tree over bins. Children are nodes behind their parent, or complements of leaf indexes.</summary>
internal sealed class GrownTree
{
    public List<GrownNode> Nodes { get; } = [];

    public List<double> Leaves { get; } = [];

    /// <summary>The root: node 0, or the complement of leaf 0.</summary>
    public int Root => Nodes.Count > 0 ? 0 : ~0;

    /// <summary>The value of the leaf that a row of <paramref name="matrix"/> comes to.</summary>
    public double ValueOf(BinnedMatrix matrix, int row)
    {
        var at = Root;
        while (at >= 0)
        {
            var node = Nodes[at];
            at = node.GoesLeft(matrix.Columns[node.Feature][row]) ? node.Left : node.Right;
        }

        return Leaves[~at];
    }
}
