using Octokit.Internal;

namespace Octokit;

/// <summary>Which commits to get.</summary>
public class CommitRequest : RequestParameters
{
    /// <summary>The commit or branch to start at.</summary>
    [Parameter(Key = "sha")]
    public string Sha { get; set; }

    [Parameter(Key = "path")]
    public string Path { get; set; }

    [Parameter(Key = "author")]
    public string Author { get; set; }

    [Parameter(Key = "since")]
    public DateTimeOffset? Since { get; set; }

    [Parameter(Key = "until")]
    public DateTimeOffset? Until { get; set; }
}
