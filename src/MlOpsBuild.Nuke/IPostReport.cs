using Nuke.Common;
using Nuke.Common.IO;

namespace MlOpsBuild.Nuke;

/// <summary>Puts a report on the pull request that another run has computed.</summary>
public interface IPostReport : IHazGitHub
{
    /// <summary>
    /// A folder or zip with report.json or notice.json. The default is what the run of GitHub Actions that this one follows
    /// has uploaded.
    /// </summary>
    [Parameter(
        "PostReport: folder or zip with report.json - Default is what the run that this one follows has uploaded as mlops-report"
    )]
    AbsolutePath ReportData => TryGetValue(() => ReportData);

    /// <summary>
    /// Posts as <see cref="ICommentPullRequest.CommentPullRequest"/> does, yet computes nothing: for a job with rights to
    /// write that follows a run without them (<c>workflow_run</c>). What that run uploaded is held for hostile: it is bounded,
    /// validated and rendered anew; the pull request is found by the commit that GitHub names.
    /// </summary>
    Target PostReport =>
        _ =>
            _.Description("Posts the report that an untrusted run has uploaded (--dry-run)")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.PostReportAsync(
                                this,
                                EnvironmentInfo.HasArgument(() => GitHubToken)
                            )
                    )
                );
}
