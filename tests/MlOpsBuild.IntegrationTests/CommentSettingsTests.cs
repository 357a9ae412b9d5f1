using MlOpsBuild.GitHubDouble;

namespace MlOpsBuild.IntegrationTests;

/// <summary>How posting is called: tokens and their rights, modes, authors, servers, dry runs, laptops.</summary>
public sealed class CommentSettingsTests
{
    [Fact]
    public async Task A_token_without_rights_is_told_which_permissions_are_missing()
    {
        await using var job = await GitHubJob.StartAsync("contents: read", "checks: write");
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest")
            .ShouldEndWith(1)
            .ShouldSay("permissions:\n")
            .ShouldSay("  pull-requests: write\n")
            .ShouldSay("  checks: write")
            .ShouldShowNoStack();
        job.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_shows_the_requests_and_writes_nothing()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        var run = job.RunForPullRequest(1, "CommentPullRequest", "--dry-run")
            .ShouldEndWith(0)
            .ShouldSay($"POST {job.Server.ApiUrl}/repos/acme/churn/issues/7/comments")
            .ShouldSay($"POST {job.Server.ApiUrl}/repos/acme/churn/check-runs")
            .ShouldNotSay(GitHubJob.Token);
        run.Output.ShouldContain("\"conclusion\": \"success\"");
        job.Comments.ShouldBeEmpty();
        job.Checks.ShouldBeEmpty();
        job.Server.Requests.ShouldAllBe(r => r.Method == "GET");
    }

    [Fact]
    public void Without_a_token_or_a_pull_request_it_prints_what_it_would_post_and_where()
    {
        using var project = new SampleProject(git: true);
        Programs.Git(project.Root, "remote", "add", "origin", "https://github.com/acme/churn.git");
        project
            .Run("CommentPullRequest")
            .ShouldEndWith(0)
            .ShouldSay("Nothing was posted. This would be:")
            .ShouldSay("acme/churn")
            .ShouldSay("--pull-request N")
            .ShouldSay("GITHUB_TOKEN")
            .ShouldSay("## ✅ telco-churn: accepted");
    }

    [Fact]
    public async Task A_person_posts_from_a_laptop_with_a_token_of_their_own()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.Server.State.AddPersonalToken("ghp_personal", "ann");
        Programs.Git(job.Project.Root, "remote", "add", "origin", "git@github.com:acme/churn.git");
        for (var i = 0; i < 2; i++)
        {
            job.Project.RunWith(
                    [("GITHUB_TOKEN", "ghp_personal"), ("GITHUB_API_URL", job.Server.ApiUrl)],
                    "CommentPullRequest",
                    "--pull-request",
                    "7"
                )
                .ShouldEndWith(0)
                .ShouldSay("No check run: the token is a person's");
        }

        job.Repository.Content.Comments.Values.ShouldHaveSingleItem().Author.Login.ShouldBe("ann");
        job.ShouldHaveSpokenAsDescribed();
    }

    [Theory]
    [InlineData("update")]
    [InlineData("recreate")]
    [InlineData("minimize-old")]
    public async Task An_Enterprise_server_is_spoken_to_below_its_own_path(string mode)
    {
        await using var job = await GitHubJob.StartAsync(
            new GitHubOptions { IsEnterprise = true },
            []
        );
        job.Server.ApiUrl.ShouldEndWith("/api/v3");
        job.Open();
        for (var run = 1; run <= 3; run++)
        {
            job.RunForPullRequest(run, "CommentPullRequest", "--comment-mode", mode)
                .ShouldEndWith(0);
        }

        job.Comments.Where(c => c.Minimized is null)
            .ShouldHaveSingleItem()
            .Body.ShouldContain("run=3 attempt=1");
        job.Comments.Count.ShouldBe(mode == "minimize-old" ? 3 : 1);
        job.ShouldHaveSpokenAsDescribed();
    }

    [Fact]
    public async Task A_misspelt_mode_is_an_error_of_usage()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest", "--comment-mode", "updat")
            .ShouldEndWith(2)
            .ShouldSay("expected update, recreate or minimize-old")
            .ShouldShowNoStack();
    }

    [Fact]
    public async Task A_token_on_the_command_line_is_refused_and_reaches_no_file()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Project.Edit(job.Project.Config, "trees: 300", "threes: 300");
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest", "--github-token", "ghs_typed_by_hand")
            .ShouldEndWith(2)
            .ShouldSay("--github-token is a secret")
            .ShouldSay("as GITHUB_TOKEN")
            .ShouldNotSay("ghs_typed_by_hand");
        (
            await File.ReadAllTextAsync(job.Project.PathOf("artifacts", "report", "notice.json"))
        ).ShouldNotContain("ghs_typed_by_hand");
        job.Summary.ShouldNotContain("ghs_typed_by_hand");
        job.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_author_is_told_and_makes_no_second_comment()
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        for (var run = 1; run < 3; run++)
        {
            job.RunForPullRequest(run, "CommentPullRequest", "--comment-author", "ann[bot]")
                .ShouldEndWith(0)
                .ShouldSay("not by ann[bot] as --comment-author says");
            job.Comments.ShouldHaveSingleItem().Body.ShouldContain($"run={run} attempt=1");
        }
    }

    [Theory]
    [InlineData("recreate", 1)]
    [InlineData("minimize-old", 2)]
    public async Task Each_mode_leaves_one_live_comment(string mode, int comments)
    {
        await using var job = await GitHubJob.StartAsync();
        job.Open();
        job.RunForPullRequest(1, "CommentPullRequest").ShouldEndWith(0);
        job.RunForPullRequest(2, "CommentPullRequest", "--comment-mode", mode).ShouldEndWith(0);
        job.Comments.Count.ShouldBe(comments);
        job.Comments.Where(c =>
                c.Body.StartsWith("<!-- mlopsbuild:report ", StringComparison.Ordinal)
            )
            .ShouldHaveSingleItem()
            .Body.ShouldContain("run=2 attempt=1");
        job.ShouldHaveSpokenAsDescribed();
    }
}
