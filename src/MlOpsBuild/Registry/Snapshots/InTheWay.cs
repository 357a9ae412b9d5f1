namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Tells whether a file is where a tree needs a folder, or below where it needs a file.</summary>
internal sealed class InTheWay
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public InTheWay(IReadOnlyList<TreeFile> tree)
    {
        foreach (var file in tree)
        {
            _files.Add(file.Path);
            foreach (var folder in FoldersOf(file.Path))
            {
                if (!_folders.Add(folder))
                {
                    break;
                }
            }
        }
    }

    public bool Blocks(string path) =>
        _files.Contains(path) || _folders.Contains(path) || FoldersOf(path).Any(_files.Contains);

    /// <summary>The folders that a path is in, the innermost first.</summary>
    public static IEnumerable<string> FoldersOf(string path)
    {
        for (var i = path.LastIndexOf('/'); i > 0; i = path.LastIndexOf('/', i - 1))
        {
            yield return path[..i];
        }
    }
}
