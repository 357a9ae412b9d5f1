using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Puts the report on the pull request.</summary>
public interface ICommentPullRequest : IReport, IHazGitHub
{
    /// <summary>The pull request's number. The default is the one that the run of GitHub Actions is for.</summary>
    [Parameter(
        "CommentPullRequest: the pull request's number - Default is that of the run in GitHub Actions"
    )]
    int? PullRequest => TryGetValue<int?>(() => PullRequest);

    /// <summary>
    /// Keeps one comment with the report on the pull request, and a check with the verdict on the commit; also when a check
    /// or gate said no, or the build broke. Without a token or a pull request it prints what it would post, and where.
    /// </summary>
    Target CommentPullRequest =>
        _ =>
            _.Description("Puts the report on the pull request: a comment and a check (--dry-run)")
                .DependsOn(Report)
                .AssuredAfterFailure()
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.CommentPullRequestAsync(
                                this,
                                EnvironmentInfo.HasArgument(() => GitHubToken)
                            )
                    )
                );
}
