using MlOpsBuild.GitHubDouble;

namespace MlOpsBuild.IntegrationTests;

/// <summary>The report on the pull request, as a job of GitHub Actions puts it there.</summary>
public sealed class CommentTests
{
    [Fact]
    public async Task A_pull_request_gets_one_comment_and_each_commit_a_check()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.Repository.AddComment(GitHubJob.Number, "ann", "What does the model say?");
        job.RunForPullRequest(1, "CommentPullRequest")
            .ShouldEndWith(0)
            .ShouldSay("telco-churn: comment created")
            .ShouldNotSay(GitHubJob.Token);
        var first = job.Comments.ShouldHaveSingleItem();
        first.Issue.ShouldBe(GitHubJob.Number);
        first.Body.ShouldStartWith(
            "<!-- mlopsbuild:report model=telco-churn workflow=mlops run=1 attempt=1 -->\n## ✅ telco-churn: accepted"
        );
        var check = job.Checks.ShouldHaveSingleItem();
        (check.HeadSha, check.Status, check.Conclusion).ShouldBe((job.Sha, "completed", "success"));

        // all is a hit now: one request lists, one updates, one makes the check
        var before = job.Server.Requests.Count;
        job.RunForPullRequest(2, "CommentPullRequest")
            .ShouldEndWith(0)
            .ShouldSay("comment updated")
            .ShouldSay("3 requests");
        (job.Server.Requests.Count - before).ShouldBe(3);
        var second = job.Comments.ShouldHaveSingleItem();
        second.Id.ShouldBe(first.Id);
        second.Body.ShouldContain("run=2 attempt=1");
        job.Outputs.ShouldContain("verdict=accepted\n");
        job.Outputs.ShouldContain("model-digest=sha256:");
        job.Outputs.ShouldContain("\nauc=0.85");
        job.Outputs.ShouldContain($"comment-url={job.Server.SiteUrl}/acme/churn/");
        job.Summary.ShouldContain("telco-churn: accepted");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task What_a_gate_rejects_fails_the_check_and_is_shown_on_the_gates_line()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Project.Edit(job.Project.Config, "min: 0.82", "min: 0.99");
        job.Project.Commit("ask for more");
        job.Open();
        var line =
            Array.FindIndex(
                File.ReadAllLines(job.Project.Config),
                l => l.Contains("min: 0.99", StringComparison.Ordinal)
            ) + 1;
        job.RunForPullRequest(1, "CommentPullRequest")
            .ShouldEndWith(3)
            .ShouldSay($"::error file=mlops.yaml,line={line},title=Gate auc min 0.99::");
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("❌ telco-churn: rejected");
        var check = job.Checks.ShouldHaveSingleItem();
        check.Conclusion.ShouldBe("failure");
        var annotation = check.Annotations.ShouldHaveSingleItem();
        (annotation.Path, annotation.StartLine, annotation.Level).ShouldBe(
            ("mlops.yaml", line, "failure")
        );
        job.Outputs.ShouldContain("verdict=rejected\n");
        job.Summary.ShouldContain("rejected");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task What_the_test_rows_do_not_prove_is_neutral()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Project.Edit(job.Project.Config, "maxGap: 0.05", "maxGap: 0.001");
        job.Project.Commit("ask for more than can be told");
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest")
            .ShouldEndWith(0)
            .ShouldSay("::warning file=");
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("⚠️ telco-churn: inconclusive");
        var check = job.Checks.ShouldHaveSingleItem();
        check.Conclusion.ShouldBe("neutral");
        check.Annotations.ShouldHaveSingleItem().Level.ShouldBe("warning");
        job.Outputs.ShouldContain("verdict=inconclusive\n");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task Data_that_is_rejected_is_shown_on_its_line_of_the_schema()
    {
        await using var job = await GitHubJob.StartAsync();
        var lines = File.ReadAllLines(job.Project.Data);
        var tenure = Array.IndexOf(lines[0].Split(','), "\"tenure\"");
        var cells = lines[1].Split(',');
        cells[tenure] = "-5";
        lines[1] = string.Join(',', cells);
        File.WriteAllLines(job.Project.Data, lines);
        job.Project.Commit("a tenure below zero");
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest").ShouldEndWith(3);
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("Rejected by data check");
        var schema = File.ReadAllLines(job.Project.PathOf("data", "schema.yaml"));
        var annotation = job
            .Checks.ShouldHaveSingleItem()
            .Annotations.First(a => a.Level == "failure");
        annotation.Path.ShouldBe("data/schema.yaml");
        schema[annotation.StartLine - 1].ShouldContain("tenure");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task A_build_that_breaks_replaces_the_report_by_a_notice_without_a_verdict()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest").ShouldEndWith(0);
        job.Project.Edit(job.Project.Config, "trees: 300", "threes: 300");
        job.RunForPullRequest(2, "CommentPullRequest")
            .ShouldEndWith(2)
            .ShouldSay("threes")
            .ShouldShowNoStack();
        var body = job.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain("🛑 telco-churn: no verdict, the build broke");
        body.ShouldContain("did you mean 'trees'", Case.Insensitive);
        job.Checks[^1].Conclusion.ShouldBe("action_required");
        job.Checks.ShouldAllBe(c => c.Status == "completed");
        job.Outputs.ShouldContain("verdict=none\n");
        job.Summary.ShouldContain("no verdict");
        File.Exists(job.Project.PathOf("artifacts", "report", "notice.json")).ShouldBeTrue();

        // and the next run that comes to a verdict takes its place
        job.Project.Edit(job.Project.Config, "threes: 300", "trees: 300");
        job.RunForPullRequest(3, "CommentPullRequest").ShouldEndWith(0);
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("✅ telco-churn: accepted");
        File.Exists(job.Project.PathOf("artifacts", "report", "notice.json")).ShouldBeFalse();
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task A_target_of_a_team_that_fails_before_any_stage_is_told_of_without_a_verdict()
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        await using var job = await GitHubJob.StartAsync(
            new GitHubOptions(),
            [],
            new SampleProject(git: true)
            {
                Build = Path.Combine(
                    Programs.Repository,
                    $"tests/WorkflowDouble/bin/{configuration}/WorkflowDouble.dll"
                ),
            }
        );
        job.Open();
        job.Variables = [("BUILD", "OwnTargetBuild")];
        job.RunForPullRequest(1, "Prepare", "CommentPullRequest")
            .ShouldEndWith(255)
            .ShouldSay("no data today");
        var body = job.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain("🛑 telco-churn: no verdict, the build broke");
        body.ShouldContain("in the target `Prepare`");
        job.Checks.ShouldHaveSingleItem().Conclusion.ShouldBe("action_required");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task What_is_left_of_another_commit_is_never_posted_as_new()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.Project.Run("Report").ShouldEndWith(0);
        job.RunForPullRequest(1, "CommentPullRequest", "--skip")
            .ShouldEndWith(0)
            .ShouldSay("comment created");
        job.Project.Edit(job.Project.Config, "trees: 300", "threes: 300");
        job.Project.Run("Report").ShouldEndWith(2);
        // the notice of the last run comes before the report of the one before it
        job.RunForPullRequest(2, "CommentPullRequest", "--skip").ShouldEndWith(0);
        var body = job.Comments.ShouldHaveSingleItem().Body;
        body.ShouldContain("no verdict, the build broke");
        job.Project.Commit("a mistake");
        job.RunForPullRequest(3, "CommentPullRequest", "--skip", "Report")
            .ShouldEndWith(2)
            .ShouldSay("it says nothing about this one")
            .ShouldShowNoStack();
        job.Comments.ShouldHaveSingleItem().Body.ShouldBe(body);
    }

    [Fact]
    public async Task What_mlops_yaml_says_commands_no_runner()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Project.Edit(
            job.Project.Config,
            "slice: female",
            "slice: \"f\\n::add-mask::a\\r::stop-commands::b##[add-mask]c\""
        );
        job.Open();
        foreach (var target in new[] { "CommentPullRequest", "Explain" })
        {
            job.RunForPullRequest(1, target, "--dry-run")
                .ShouldEndWith(2)
                .ShouldSay("add-mask")
                .ShouldNotSay("##[")
                .Output.Split('\n', '\r')
                .Where(l => l.TrimStart().StartsWith("::", StringComparison.Ordinal))
                .ShouldAllBe(l =>
                    l.StartsWith("::group::", StringComparison.Ordinal)
                    || l.StartsWith("::endgroup::", StringComparison.Ordinal)
                    || l.StartsWith("::error::Target", StringComparison.Ordinal)
                );
        }
    }

    [Fact]
    public async Task A_verdict_stands_where_the_runners_files_cannot_be_written()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.BlockFiles = true;
        job.RunForPullRequest(1, "CommentPullRequest")
            .ShouldEndWith(0)
            .ShouldSay("GITHUB_OUTPUT")
            .ShouldSay("GITHUB_STEP_SUMMARY")
            .ShouldShowNoStack();
        job.Checks.ShouldHaveSingleItem().Conclusion.ShouldBe("success");
    }

    [Fact]
    public async Task A_rejection_stays_one_when_it_cannot_be_posted()
    {
        await using var job = await GitHubJob.StartAsync("contents: read");
        job.Project.Edit(job.Project.Config, "min: 0.82", "min: 0.99");
        job.Project.Commit("ask for more");
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest")
            .ShouldEndWith(3)
            .ShouldSay("pull-requests: write");
    }

    [Fact]
    public async Task A_notice_of_no_model_goes_when_a_report_of_one_comes()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        var away = job.Project.PathOf("mlops.away");
        File.Move(job.Project.Config, away);
        job.RunForPullRequest(1, "CommentPullRequest").ShouldEndWith(2).ShouldShowNoStack();
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("no verdict, the build broke");
        job.Checks.ShouldHaveSingleItem().Name.ShouldBe("MlOpsBuild");
        File.Move(away, job.Project.Config);
        job.RunForPullRequest(2, "CommentPullRequest").ShouldEndWith(0);
        job.Comments.ShouldHaveSingleItem().Body.ShouldContain("✅ telco-churn: accepted");
        job.ShouldHaveSpokenAsDescribed();
    }
}
