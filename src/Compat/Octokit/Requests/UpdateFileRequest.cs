namespace Octokit;

/// <summary>A file to change.</summary>
public class UpdateFileRequest : CreateFileRequest
{
    public UpdateFileRequest(string message, string content, string sha)
        : this(message, content, sha, convertContentToBase64: true) { }

    public UpdateFileRequest(string message, string content, string sha, string branch)
        : this(message, content, sha, branch, convertContentToBase64: true) { }

    public UpdateFileRequest(
        string message,
        string content,
        string sha,
        bool convertContentToBase64
    )
        : base(message, content, convertContentToBase64)
    {
        Ensure.ArgumentNotNullOrEmptyString(sha, nameof(sha));
        Sha = sha;
    }

    public UpdateFileRequest(
        string message,
        string content,
        string sha,
        string branch,
        bool convertContentToBase64
    )
        : base(message, content, branch, convertContentToBase64)
    {
        Ensure.ArgumentNotNullOrEmptyString(sha, nameof(sha));
        Sha = sha;
    }

    /// <summary>The hash of the blob that is replaced.</summary>
    public string Sha { get; private set; }
}
