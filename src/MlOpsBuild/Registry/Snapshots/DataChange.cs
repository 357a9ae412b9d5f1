namespace MlOpsBuild.Registry.Snapshots;

/// <summary>How files on disk differ from a tree: paths in order.</summary>
/// <param name="Added">On disk alone.</param>
/// <param name="Modified">Of other content.</param>
/// <param name="Removed">In the tree alone.</param>
public sealed record DataChange(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Modified,
    IReadOnlyList<string> Removed
)
{
    /// <summary>No difference.</summary>
    public static DataChange None { get; } = new([], [], []);

    /// <summary>Whether there is no difference.</summary>
    public bool IsNone => Added.Count + Modified.Count + Removed.Count == 0;
}
