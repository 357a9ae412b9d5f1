using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;
using Serilog;

namespace MlOpsBuild.Nuke;

// Posting on GitHub.
internal sealed partial class PipelineSession
{
    public async Task CommentPullRequestAsync(ICommentPullRequest build)
    {
        _cancellation.Token.ThrowIfCancellationRequested();
        var run = GitHubPlace.Find(build.RootDirectory);
        var content = await ContentAsync(build);
        var pullRequest = build.PullRequest ?? run?.PullRequest;
        if (run is null || pullRequest is null || (build.GitHubToken is null && !build.DryRun))
        {
            ShowInstead(run, pullRequest, build.GitHubToken, content);
            return;
        }

        run = run.HeadSha.Length == 0 ? run with { HeadSha = CommitOf(content) } : run;
        await PostAsync(build, build.DryRun, run, [content], build.PullRequest);
    }

    public async Task PostReportAsync(IPostReport build)
    {
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
            Log.Information(
                "Nothing is posted: the run ended with '{Conclusion:l}' and left nothing to tell",
                triggering.Conclusion
            );
            return;
        }

        await PostAsync(build, build.DryRun, run, posts, null);
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

        var artifacts = new ReportArtifacts(run, PosterOptions(build, build.DryRun, null));
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

        if (_reported is null && build.FailedTargets.FirstOrDefault() is { } failed)
        {
            var notice = Notice(
                failed.Name,
                new MlOpsException($"The target {failed.Name} failed; the log tells why.")
            );
            return new(null, notice);
        }

        var file = build.ReportDirectory / ReportStageDefinition.JsonFile;
        return File.Exists(file)
            ? new(ReportJson.Read(await File.ReadAllBytesAsync(file, _cancellation.Token)), null)
            : throw new UsageException(
                $"there is no report to post: {(string)file} is missing. Run CommentPullRequest without --skip, or Report before it."
            );
    }

    private static string CommitOf(RunReport content) =>
        content.Report is { Dirty: false } report ? report.Commit : content.Notice?.Commit ?? "";

    private async Task PostAsync(
        IHazGitHub build,
        bool dryRun,
        GitHubRun run,
        IReadOnlyList<RunReport> contents,
        int? pullRequest
    )
    {
        var poster = new GitHubPoster(run, PosterOptions(build, dryRun, pullRequest));
        foreach (var content in contents)
        {
            var result = await poster.PostAsync(content.ToPost(run.RunUrl), _cancellation.Token);
            Log.Information("{Result:l}", PostText.Render(content.Model, result, dryRun));
            GitHubOutputs.Write(result);
        }
    }

    private static GitHubPosterOptions PosterOptions(
        IHazGitHub build,
        bool dryRun,
        int? pullRequest
    ) =>
        new()
        {
            Token = build.GitHubToken ?? "",
            Mode = PostText.ModeOf(build.CommentMode),
            DryRun = dryRun,
            PullRequest = pullRequest,
            CommentAuthor = build.CommentAuthor,
            Note = line => Log.Information("{Note:l}", line),
            ShowRequest = Console.WriteLine,
        };

    private static void ShowInstead(
        GitHubRun? run,
        int? pullRequest,
        string? token,
        RunReport content
    )
    {
        Console.WriteLine();
        Console.Write(PostText.Instead(run, pullRequest, token is not null, content));
    }
}
