namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Sorts names as <see cref="TreePath"/> does.</summary>
internal sealed class TreeNames : IComparer<string>
{
    public static TreeNames Order { get; } = new();

    public int Compare(string? x, string? y) => TreePath.Compare(x, y);
}
