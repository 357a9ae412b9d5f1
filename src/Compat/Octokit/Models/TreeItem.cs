namespace Octokit;

/// <summary>An entry of a tree.</summary>
public class TreeItem
{
    public TreeItem() { }

    public TreeItem(string path, string mode, TreeType type, int size, string sha, string url)
    {
        Path = path;
        Mode = mode;
        Type = type;
        Size = size;
        Sha = sha;
        Url = url;
    }

    public string Path { get; private set; }

    public string Mode { get; private set; }

    public StringEnum<TreeType> Type { get; private set; }

    public int Size { get; private set; }

    public string Sha { get; private set; }

    public string Url { get; private set; }
}
