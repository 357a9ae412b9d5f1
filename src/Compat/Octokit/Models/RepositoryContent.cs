using Octokit.Internal;

namespace Octokit;

/// <summary>A path in a repository and, of a file, its content.</summary>
public class RepositoryContent : RepositoryContentInfo
{
    public RepositoryContent() { }

    public RepositoryContent(
        string name,
        string path,
        string sha,
        int size,
        ContentType type,
        string downloadUrl,
        string url,
        string gitUrl,
        string htmlUrl,
        string encoding,
        string encodedContent,
        string target,
        string submoduleGitUrl
    )
        : base(name, path, sha, size, type, downloadUrl, url, gitUrl, htmlUrl)
    {
        Encoding = encoding;
        EncodedContent = encodedContent;
        Target = target;
        SubmoduleGitUrl = submoduleGitUrl;
    }

    public string Encoding { get; private set; }

    [Parameter(Key = "content")]
    public string EncodedContent { get; private set; }

    public string Target { get; private set; }

    public string SubmoduleGitUrl { get; private set; }

    /// <summary>The text of the file.</summary>
    [Parameter(Key = "ignoreThisField")]
    public string Content =>
        EncodedContent is null
            ? null
            : System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(EncodedContent));
}
