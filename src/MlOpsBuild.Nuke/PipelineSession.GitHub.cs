using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Nuke;

// Posting on GitHub.
internal sealed partial class PipelineSession
{
    public async Task CommentPullRequestAsync(ICommentPullRequest build, bool isTokenOnCommandLine)
    {
        RefuseOnCommandLine(isTokenOnCommandLine, "--github-token", "GITHUB_TOKEN", "posted");
        _cancellation.Token.ThrowIfCancellationRequested();
        var run = GitHubPlace.Find(build.RootDirectory);
        var content = await ContentAsync(build);
        var pullRequest = build.PullRequest ?? run?.PullRequest;
        if (
            run is null
            || pullRequest is null
            || (string.IsNullOrWhiteSpace(build.GitHubToken) && !build.DryRun)
        )
        {
            ShowInstead(run, pullRequest, !string.IsNullOrWhiteSpace(build.GitHubToken), content);
            return;
        }

        // Only an event of a pull request says which commit is reported on; of others the checkout may be another.
        if (run.PullRequest is null && CommitOf(content) is { Length: > 0 } commit)
        {
            run = run with { HeadSha = commit };
        }

        await PostAsync(build, run, [content], build.PullRequest);
    }

    public async Task PostReportAsync(IPostReport build, bool isTokenOnCommandLine)
    {
        RefuseOnCommandLine(isTokenOnCommandLine, "--github-token", "GITHUB_TOKEN", "posted");
        var run = GitHubPlace.Find(build.RootDirectory);
        if (run?.TriggeredBy is not { } triggering)
        {
            throw new UsageException(
                "PostReport posts what another run of GitHub Actions has uploaded, and GITHUB_EVENT_NAME is not workflow_run here. "
                    + "The workflow mlops-comment.yml calls it; to post a report of your own use CommentPullRequest."
            );
        }

        var models = ConfigLocator.Names(build.RootDirectory, build.Model);
        var posts = TriggeredPosts.Of(triggering, await UploadsAsync(build, run), models);
        if (posts.Count == 0)
        {
            Screen.Note(
                $"Nothing is posted: the run ended with '{triggering.Conclusion}' and left nothing to tell"
            );
            return;
        }

        await PostAsync(build, run, posts, null);
    }

    private async Task<IReadOnlyList<ReportUpload>> UploadsAsync(IPostReport build, GitHubRun run)
    {
        var intake = new ReportIntakeOptions { ExpectedCommit = run.TriggeredBy!.HeadSha };
        if (build.ReportData is { } path)
        {
            return
            [
                await ReportUpload.ReadAsync(
                    ReportArtifacts.Prefix,
                    () => ReportIntake.ReadAsync(path, intake, _cancellation.Token)
                ),
            ];
        }

        var artifacts = new ReportArtifacts(run, PosterOptions(build, null));
        var uploads = new List<ReportUpload>();
        foreach (var artifact in await artifacts.ListAsync(_cancellation.Token))
        {
            uploads.Add(
                await ReportUpload.ReadAsync(
                    artifact.Name,
                    async () =>
                    {
                        await using var zip = await artifacts.OpenAsync(
                            artifact,
                            _cancellation.Token
                        );
                        return await ReportIntake.ReadZipAsync(zip, intake, _cancellation.Token);
                    }
                )
            );
        }

        return uploads;
    }

    private async Task<RunReport> ContentAsync(ICommentPullRequest build)
    {
        if (_notice is not null)
        {
            return new(null, _notice);
        }

        if (!_hasReport && build.FailedTargets.FirstOrDefault() is { } failed)
        {
            var notice = Notice(
                failed.Name,
                new MlOpsException($"The target {failed.Name} failed; the log tells why.")
            );
            return new(null, notice);
        }

        return _hasReport
            ? new(await ReadReportAsync(build.ReportDirectory), null)
            : await LeftAsync(build);
    }

    // What an earlier process left, where the targets before this one were skipped.
    private async Task<RunReport> LeftAsync(ICommentPullRequest build)
    {
        const string Advice = "Run CommentPullRequest without --skip, or Report before it.";
        var notice = build.ReportDirectory / RunNoticeJson.FileName;
        var file = build.ReportDirectory / ReportStageDefinition.JsonFile;
        var content =
            File.Exists(notice)
                ? new RunReport(
                    null,
                    RunNoticeJson.Read(await File.ReadAllBytesAsync(notice, _cancellation.Token))
                )
            : File.Exists(file) ? new RunReport(await ReadReportAsync(build.ReportDirectory), null)
            : throw new UsageException(
                $"there is no report to post: {(string)file} is missing. {Advice}"
            );
        var (of, here) = (content.Commit, CommitOfRun());
        return of == here
            ? content
            : throw new UsageException(
                $"the report in {(string)build.ReportDirectory} is of the commit {Named(of)}, and {Named(here)} is checked out: it says nothing about this one. {Advice}"
            );

        static string Named(string commit) =>
            commit.Length == 0 ? "(none)" : ReportText.Short(commit);
    }

    private static string CommitOf(RunReport content) =>
        content.Report is { Dirty: true } ? "" : content.Commit;

    private async Task PostAsync(
        IHazGitHub build,
        GitHubRun run,
        IReadOnlyList<RunReport> contents,
        int? pullRequest
    )
    {
        var poster = new GitHubPoster(run, PosterOptions(build, pullRequest));
        MlOpsException? failure = null;
        foreach (var content in contents)
        {
            try
            {
                var result = await poster.PostAsync(
                    ReportPost.Of(content, run.RunUrl),
                    _cancellation.Token
                );
                Screen.Note(PostText.Render(content.Model, result, build.DryRun));
                GitHubOutputs.Write(result);
            }
            catch (MlOpsException e) when (contents.Count > 1)
            {
                // The report of one model is not held back because that of another is refused.
                Screen.Warn($"{content.Model}: {e.Message}");
                failure ??= e;
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private static GitHubPosterOptions PosterOptions(IHazGitHub build, int? pullRequest) =>
        new()
        {
            Token = build.GitHubToken ?? "",
            Mode = PostText.ModeOf(build.CommentMode),
            DryRun = build.DryRun,
            PullRequest = pullRequest,
            CommentAuthor = build.CommentAuthor,
            Note = Screen.Note,
            ShowRequest = Screen.WriteLine,
        };

    private static void ShowInstead(
        GitHubRun? run,
        int? pullRequest,
        bool hasToken,
        RunReport content
    )
    {
        Screen.WriteLine();
        Screen.Write(PostText.Instead(run, pullRequest, hasToken, content));
    }
}
