using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class DryRunTests : IAsyncDisposable
{
    private readonly FakeGitHub _github = new();
    private readonly List<string> _shown = [];

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public async Task What_would_be_written_is_shown_and_nothing_else_is_sent()
    {
        var old = _github.Add(FakeGitHub.Marker(6) + "\nold");
        var result = await PostAsync(FakeGitHub.Token);
        result.Comment.ShouldBe(PostAction.Updated);
        _github.Lines.ShouldBe(["GET /repos/o/r/issues/3/comments?per_page=100"]);
        string.Join('\n', _shown)
            .Replace(_github.Address.AbsoluteUri, "https://api.example/", StringComparison.Ordinal)
            .ShouldBe(
                $$"""
                PATCH https://api.example/repos/o/r/issues/comments/{{old.Id}}
                {
                  "body": "<!-- mlopsbuild:report model=churn workflow=CI run=7 attempt=1 -->\n**é** \u0022<✅>\u0022"
                }
                POST https://api.example/repos/o/r/check-runs
                {
                  "name": "MlOpsBuild / churn",
                  "head_sha": "0123456789012345678901234567890123456789",
                  "details_url": "https://github.com/o/r/actions/runs/1007",
                  "external_id": "churn/CI/7/1",
                  "status": "completed",
                  "conclusion": "success",
                  "output": {
                    "title": "Accepted",
                    "summary": "All passed."
                  }
                }
                """.Replace("\\u0022", "\\\"", StringComparison.Ordinal)
            );
    }

    [Theory]
    [InlineData(CommentMode.Update)]
    [InlineData(CommentMode.Recreate)]
    [InlineData(CommentMode.MinimizeOld)]
    public async Task Without_a_token_nothing_is_sent_at_all(CommentMode mode)
    {
        var result = await PostAsync("", mode);
        result.Comment.ShouldBe(PostAction.Created);
        result.Requests.ShouldBe(0);
        _github.Requests.ShouldBeEmpty();
        _shown.Count.ShouldBe(2);
        _shown[0].ShouldStartWith($"POST {_github.Address}repos/o/r/issues/3/comments\n");
    }

    [Fact]
    public async Task A_forks_pull_request_can_be_tried_too()
    {
        await PostAsync("", run: _github.Run() with { IsFork = true });
        _shown.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_moved_head_without_a_token_is_told()
    {
        var run = PullRequestFinderTests.WorkflowRun(
            _github,
            new PullRequestHead(3, new string('f', 40))
        );
        (await PostAsync("", run: run)).Comment.ShouldBe(PostAction.Superseded);
        _shown.ShouldHaveSingleItem().ShouldContain("/check-runs");
    }

    [Fact]
    public void Long_text_is_cut()
    {
        var shown = DryRunHttpClient.Describe(
            $$"""{"a":["x",{"b":"{{new string('é', 5000)}}"}],"c":null}"""
        );
        shown.Length.ShouldBeLessThan(500);
        shown.ShouldContain("… (5,000 characters)");
    }

    private Task<PostResult> PostAsync(
        string token,
        CommentMode mode = CommentMode.Update,
        GitHubRun? run = null
    ) =>
        _github.PostAsync(
            FakeGitHub.Post("**é** \"<✅>\"") with
            {
                Outcome = RunOutcome.Accepted,
            },
            run,
            _github.Options(mode) with
            {
                Token = token,
                DryRun = true,
                ShowRequest = _shown.Add,
            }
        );
}
