using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class GitHubPosterTests : IAsyncDisposable
{
    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public async Task The_first_report_is_a_new_comment()
    {
        _github.Add("a word");
        var result = await _github.PostAsync();
        result.Comment.ShouldBe(PostAction.Created);
        result.CommentId.ShouldBe(_github.Live.Single().Id);
        result.CommentUrl!.AbsoluteUri.ShouldEndWith($"#issuecomment-{result.CommentId}");
        result.PullRequest.ShouldBe(3);
        result.CheckRun.ShouldBe(PostAction.Created);
        result.CheckRunUrl.ShouldNotBeNull();
        _github.Live.Single().Body.ShouldBe($"{FakeGitHub.Marker(7)}\nreport");
        _github.Lines.ShouldBe([
            "GET /repos/o/r/issues/3/comments?per_page=100",
            "POST /repos/o/r/issues/3/comments",
            "GET /repos/o/r/issues/3/comments?per_page=100",
            "POST /repos/o/r/check-runs",
        ]);
        result.Requests.ShouldBe(4);
        _github.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_report_takes_three_requests()
    {
        await _github.PostAsync();
        var before = _github.Requests.Count;
        var result = await _github.PostAsync(FakeGitHub.Post("news"), _github.Run(8));
        result.Comment.ShouldBe(PostAction.Updated);
        result.Requests.ShouldBe(3);
        var id = _github.Live.Single().Id;
        _github
            .Lines.Skip(before)
            .ShouldBe([
                "GET /repos/o/r/issues/3/comments?per_page=100",
                $"PATCH /repos/o/r/issues/comments/{id}",
                "POST /repos/o/r/check-runs",
            ]);
        _github.Live.Single().Body.ShouldBe($"{FakeGitHub.Marker(8)}\nnews");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Later_pages_are_not_asked_for(bool edited)
    {
        _github.Add(FakeGitHub.Marker(6) + "\nold", edited: edited);
        AddOthers(300);
        (await _github.PostAsync()).Requests.ShouldBe(3);
    }

    [Fact]
    public async Task A_comment_on_a_later_page_is_found()
    {
        AddOthers(250);
        _github.Add(FakeGitHub.Marker(6) + "\nold");
        var result = await _github.PostAsync();
        result.Comment.ShouldBe(PostAction.Updated);
        _github.Lines.Count(x => x.StartsWith("GET", StringComparison.Ordinal)).ShouldBe(3);
        _github.Live.Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_two_killed_processes_left_across_a_page_is_found()
    {
        AddOthers(99);
        _github.Add(FakeGitHub.Marker(5) + "\nx");
        _github.Add(FakeGitHub.Marker(6) + "\ny");
        AddOthers(3);
        await _github.PostAsync();
        _github.Live.Single().Body.ShouldBe($"{FakeGitHub.Marker(7)}\nreport");
    }

    [Fact]
    public async Task What_says_the_same_is_left_alone()
    {
        await _github.PostAsync();
        (await _github.PostAsync()).Comment.ShouldBe(PostAction.Unchanged);
        _github.Lines.ShouldNotContain(x => x.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(7, 2)]
    public async Task A_newer_report_is_never_overwritten(long run, int attempt)
    {
        _github.Add(FakeGitHub.Marker(run, attempt) + "\nnewer");
        var result = await _github.PostAsync();
        result.Comment.ShouldBe(PostAction.Superseded);
        result.CheckRun.ShouldBe(PostAction.Created);
        _github.Live.Single().Body.ShouldEndWith("newer");
    }

    [Fact]
    public async Task A_check_run_of_a_newer_run_on_the_same_commit_stays_the_last()
    {
        await _github.PostAsync(run: _github.Run(8));
        var result = await _github.PostAsync();
        result.Comment.ShouldBe(PostAction.Superseded);
        result.CheckRun.ShouldBe(PostAction.Superseded);
        _github.CheckRuns.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Others_comments_are_never_touched()
    {
        var marker = FakeGitHub.Marker(6);
        _github.Add(marker + "\nnot a bot", "github-actions");
        _github.Add(marker + "\nanother bot", "other[bot]");
        _github.Add("\n" + marker + "\nquoted");
        _github.Add(FakeGitHub.Marker(6, model: "fraud") + "\nanother model");
        _github.Add(new CommentMarker("churn", "CD", 6, 1).Format() + "\nanother workflow");
        var before = _github.Comments.ToList();
        (await _github.PostAsync()).Comment.ShouldBe(PostAction.Created);
        _github.Comments.Take(before.Count).ShouldBe(before);
        _github.Comments.Count.ShouldBe(before.Count + 1);
    }

    [Fact]
    public async Task A_named_author_is_ours()
    {
        var old = _github.Add(FakeGitHub.Marker(6) + "\nold", "my-app[bot]");
        _github.Add(FakeGitHub.Marker(6) + "\nnot ours");
        var options = _github.Options() with { CommentAuthor = "My-App[bot]" };
        (await _github.PostAsync(options: options)).CommentId.ShouldBe(old.Id);
    }

    [Fact]
    public async Task Another_app_learns_its_name_from_its_comment()
    {
        _github.LoginOf = _ => "my-app[bot]";
        var old = _github.Add(FakeGitHub.Marker(6) + "\nold", "my-app[bot]");
        var result = await _github.PostAsync();
        result.CommentId.ShouldBe(old.Id);
        _github.Live.Single().Body.ShouldEndWith("report");
    }

    [Theory]
    [InlineData("ghp_secretsecret")]
    [InlineData("github_pat_secretsecret")]
    [InlineData("gho_secretsecret")]
    public async Task A_personal_token_makes_no_check_run(string token)
    {
        var options = _github.Options() with { Token = token };
        var result = await _github.PostAsync(options: options);
        result.CheckRun.ShouldBe(PostAction.None);
        // The comment it posted says who it is.
        _github.Lines.ShouldNotContain("GET /user");
        _github
            .Notes.ShouldHaveSingleItem()
            .ShouldStartWith("No check run: the token is a person's");
    }

    [Fact]
    public async Task A_personal_token_asks_who_it_is_when_something_may_be_its()
    {
        _github.LoginOf = _ => "me";
        _github.Add(FakeGitHub.Marker(6) + "\nold", "me");
        var options = _github.Options() with { Token = "ghp_secretsecret" };
        (await _github.PostAsync(options: options)).Comment.ShouldBe(PostAction.Updated);
        _github.Lines.ShouldBe([
            "GET /repos/o/r/issues/3/comments?per_page=100",
            "GET /user",
            $"PATCH /repos/o/r/issues/comments/{_github.Live.Single().Id}",
        ]);
    }

    [Fact]
    public async Task A_forks_pull_request_is_said_to_be_posted_elsewhere()
    {
        var run = _github.Run() with { IsFork = true };
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync(run: run));
        error.Message.ShouldContain("mlops-comment.yml");
        error.Message.ShouldContain("workflow_run");
        _github.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_pull_request_there_is_the_check_run_alone()
    {
        var run = _github.Run() with { PullRequest = null, EventName = "push" };
        var result = await _github.PostAsync(run: run);
        result.Comment.ShouldBe(PostAction.None);
        result.CheckRun.ShouldBe(PostAction.Created);
        _github.Notes.ShouldBe(["No comment: the event push is not of a pull request."]);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        var options = _github.Options() with { Token = " \n" };
        var error = await Should.ThrowAsync<UsageException>(() =>
            _github.PostAsync(options: options)
        );
        error.Message.ShouldContain("GITHUB_TOKEN");
    }

    [Fact]
    public async Task A_token_is_never_told_even_when_it_cannot_be_one()
    {
        var options = _github.Options() with { Token = "ghs_with space" };
        var error = await Should.ThrowAsync<UsageException>(() =>
            _github.PostAsync(options: options)
        );
        error.ToString().ShouldNotContain("space\"");
        error.ToString().ShouldNotContain("ghs_with");
    }

    [Fact]
    public async Task A_token_pasted_with_a_line_end_works()
    {
        await _github.PostAsync(
            options: _github.Options() with
            {
                Token = FakeGitHub.Token + "\n",
            }
        );
        _github.Requests[0].Token.ShouldBe("Token " + FakeGitHub.Token);
    }

    [Fact]
    public async Task A_body_that_GitHub_finds_too_long_is_rendered_once_with_half()
    {
        var budgets = new List<int>();
        var post = FakeGitHub.Post() with
        {
            Body = (marker, budget) =>
            {
                budgets.Add(budget);
                return $"{marker}\n{budget}";
            },
        };
        _github.Instead = x =>
            x.Method == "POST" && x.Body.Contains("60000", StringComparison.Ordinal)
                ? new HttpAnswer(
                    422,
                    """{"message":"Validation Failed","errors":[{"resource":"IssueComment","code":"unprocessable","field":"data","message":"Body is too long (maximum is 65536 characters)"}]}"""
                )
                : null;
        (await _github.PostAsync(post)).Comment.ShouldBe(PostAction.Created);
        budgets.ShouldBe([60_000, 30_000]);
        _github.Live.Single().Body.ShouldEndWith("\n30000");
    }

    [Fact]
    public async Task A_renderer_that_forgets_the_marker_is_told_so()
    {
        var post = FakeGitHub.Post() with { Body = (_, _) => "text" };
        (
            await Should.ThrowAsync<ArgumentException>(() => _github.PostAsync(post))
        ).Message.ShouldContain("expected the line");
    }

    private void AddOthers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _github.Add("a word", "someone");
        }
    }
}
