using Octokit.Internal;

namespace Octokit;

/// <summary>A file that a commit changes.</summary>
public class GitHubCommitFile
{
    public GitHubCommitFile() { }

    public GitHubCommitFile(
        string filename,
        int additions,
        int deletions,
        int changes,
        string status,
        string blobUrl,
        string contentsUrl,
        string rawUrl,
        string sha,
        string patch,
        string previousFileName
    )
    {
        Filename = filename;
        Additions = additions;
        Deletions = deletions;
        Changes = changes;
        Status = status;
        BlobUrl = blobUrl;
        ContentsUrl = contentsUrl;
        RawUrl = rawUrl;
        Sha = sha;
        Patch = patch;
        PreviousFileName = previousFileName;
    }

    public string Filename { get; private set; }

    public int Additions { get; private set; }

    public int Deletions { get; private set; }

    public int Changes { get; private set; }

    public string Status { get; private set; }

    public string BlobUrl { get; private set; }

    public string ContentsUrl { get; private set; }

    public string RawUrl { get; private set; }

    public string Sha { get; private set; }

    public string Patch { get; private set; }

    [Parameter(Key = "previous_filename")]
    public string PreviousFileName { get; private set; }
}
