namespace Octokit;

/// <summary>A file to delete.</summary>
public class DeleteFileRequest : ContentRequest
{
    public DeleteFileRequest(string message, string sha)
        : base(message)
    {
        Ensure.ArgumentNotNullOrEmptyString(sha, nameof(sha));
        Sha = sha;
    }

    public DeleteFileRequest(string message, string sha, string branch)
        : base(message, branch)
    {
        Ensure.ArgumentNotNullOrEmptyString(sha, nameof(sha));
        Sha = sha;
    }

    /// <summary>The hash of the blob that is deleted.</summary>
    public string Sha { get; private set; }
}
