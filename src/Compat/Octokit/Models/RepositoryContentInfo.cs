namespace Octokit;

/// <summary>A path in a repository.</summary>
public class RepositoryContentInfo
{
    public RepositoryContentInfo() { }

    public RepositoryContentInfo(
        string name,
        string path,
        string sha,
        int size,
        ContentType type,
        string downloadUrl,
        string url,
        string gitUrl,
        string htmlUrl
    )
    {
        Name = name;
        Path = path;
        Sha = sha;
        Size = size;
        Type = type;
        DownloadUrl = downloadUrl;
        Url = url;
        GitUrl = gitUrl;
        HtmlUrl = htmlUrl;
    }

    public string Name { get; private set; }

    public string Path { get; private set; }

    public string Sha { get; private set; }

    public int Size { get; private set; }

    public StringEnum<ContentType> Type { get; private set; }

    public string DownloadUrl { get; private set; }

    public string Url { get; private set; }

    public string GitUrl { get; private set; }

    public string HtmlUrl { get; private set; }
}
