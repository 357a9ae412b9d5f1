using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that talk to GitHub. In GitHub Actions all of it is known from the environment.</summary>
public interface IHazGitHub : IHazDryRun
{
    /// <summary>The token, to be given in the environment as <c>GITHUB_TOKEN</c>, never on the command line.</summary>
    [
        Parameter(
            "CommentPullRequest, PostReport: GitHub's token, in the environment as GITHUB_TOKEN"
        ),
        Secret
    ]
    string GitHubToken => TryGetValue(() => GitHubToken);

    /// <summary>How the report's comment is kept. The default is <c>update</c>.</summary>
    [Parameter(
        "CommentPullRequest, PostReport: update the comment in place, recreate it at the end of the conversation, or minimize-old ones - Default is update"
    )]
    string CommentMode => TryGetValue(() => CommentMode);

    /// <summary>
    /// The login that writes with this token. The default is <c>github-actions[bot]</c> for the token of GitHub Actions, and
    /// the user of any other.
    /// </summary>
    [Parameter(
        "CommentPullRequest, PostReport: login that writes with this token - Default is github-actions[bot] in GitHub Actions, else the token's user"
    )]
    string CommentAuthor => TryGetValue(() => CommentAuthor);
}
