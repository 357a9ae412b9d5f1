namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Puts files on disk beside those of a tree.</summary>
internal sealed class DataComparison
{
    private DataComparison() { }

    /// <summary>On disk alone.</summary>
    public List<DiskFile> Added { get; } = [];

    /// <summary>On disk with other content than in the tree: both.</summary>
    public List<DiskFile> Modified { get; } = [];

    /// <summary>In the tree, and on disk with other content.</summary>
    public List<TreeFile> Differing { get; } = [];

    /// <summary>In the tree alone.</summary>
    public List<TreeFile> Removed { get; } = [];

    /// <summary>Compares; reads files of the same size whose content is not known.</summary>
    public static DataComparison Run(
        Scan scan,
        List<DiskFile> disk,
        IReadOnlyList<TreeFile> tree,
        CancellationToken cancellationToken
    )
    {
        var comparison = new DataComparison();
        var both = comparison.Merge(disk, tree);
        FileReading.HashAll(
            scan.FullPath,
            [.. both.Where(p => p.Disk.Size == p.Tree.Size).Select(p => p.Disk)],
            scan.Began,
            cancellationToken
        );
        foreach (var pair in both)
        {
            if (!pair.Disk.IsHashed || !pair.Disk.Hash.Equals(pair.Tree.Hash))
            {
                comparison.Modified.Add(pair.Disk);
                comparison.Differing.Add(pair.Tree);
            }
        }

        return comparison;
    }

    /// <summary>Whether there is no difference.</summary>
    public bool IsNone => Added.Count + Modified.Count + Removed.Count == 0;

    public DataChange ToChange() =>
        new(
            Added.ConvertAll(f => f.Path),
            Modified.ConvertAll(f => f.Path),
            Removed.ConvertAll(f => f.Path)
        );

    private List<Pair> Merge(List<DiskFile> disk, IReadOnlyList<TreeFile> tree)
    {
        var both = new List<Pair>();
        var (d, t) = (0, 0);
        while (d < disk.Count || t < tree.Count)
        {
            var order =
                d == disk.Count ? 1
                : t == tree.Count ? -1
                : TreePath.Compare(disk[d].Path, tree[t].Path);
            if (order < 0)
            {
                Added.Add(disk[d++]);
            }
            else if (order > 0)
            {
                Removed.Add(tree[t++]);
            }
            else
            {
                both.Add(new Pair(disk[d++], tree[t++]));
            }
        }

        return both;
    }

    private sealed record Pair(DiskFile Disk, TreeFile Tree);
}
