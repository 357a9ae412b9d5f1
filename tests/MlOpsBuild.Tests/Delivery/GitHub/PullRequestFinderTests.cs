using System.Text.Json.Nodes;
using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class PullRequestFinderTests : IAsyncDisposable
{
    private const string Other = "ffffffffffffffffffffffffffffffffffffffff";
    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public async Task What_the_event_names_needs_no_request()
    {
        var match = await FindAsync(new PullRequestHead(3, FakeGitHub.Sha));
        match.ShouldBe(new PullRequestMatch(3));
        _github.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forks_is_found_by_owner_and_branch_and_commit()
    {
        _github.Pulls = [Pull(2, Other), Pull(3, FakeGitHub.Sha)];
        (await FindAsync()).ShouldBe(new PullRequestMatch(3));
        _github
            .Lines.ShouldHaveSingleItem()
            .ShouldBe("GET /repos/o/r/pulls?state=open&head=someone%3Aa%2Fb&per_page=100");
    }

    [Fact]
    public async Task A_head_that_moved_is_superseded()
    {
        _github.Pulls = [Pull(3, Other)];
        var match = await FindAsync();
        match.Number.ShouldBeNull();
        match.IsSuperseded.ShouldBeTrue();
        match.Note.ShouldBe(
            "No comment: 0123456 is no longer the head of #3, a newer run reports on what is."
        );
    }

    [Fact]
    public async Task Of_several_none_is_guessed()
    {
        _github.Pulls = [Pull(2, FakeGitHub.Sha), Pull(3, FakeGitHub.Sha)];
        var match = await FindAsync();
        match.Number.ShouldBeNull();
        match.IsSuperseded.ShouldBeFalse();
        match.Note.ShouldContain("#2, #3");
    }

    [Fact]
    public async Task A_closed_one_is_none()
    {
        (await FindAsync()).Note.ShouldBe("No comment: no open pull request has the head 0123456.");
    }

    [Theory]
    [InlineData("push", "someone", "was started by push")]
    [InlineData("pull_request", "", "is gone")]
    public async Task Without_a_pull_request_or_repository_nothing_is_asked(
        string name,
        string owner,
        string note
    )
    {
        var run = WorkflowRun(_github);
        run = run with { TriggeredBy = run.TriggeredBy! with { Event = name, HeadOwner = owner } };
        (await FindAsync(run)).Note.ShouldContain(note);
        _github.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_report_of_a_workflow_run_is_posted_as_of_the_triggering_run()
    {
        _github.Pulls = [Pull(3, FakeGitHub.Sha)];
        var result = await _github.PostAsync(run: WorkflowRun(_github));
        result.PullRequest.ShouldBe(3);
        _github
            .Live.Single()
            .Body.ShouldStartWith(new CommentMarker("churn", "Test", 8, 3).Format() + "\n");
        ((string)_github.CheckRuns.Single()["external_id"]!).ShouldBe("churn/Test/8/3");
        ((string)_github.CheckRuns.Single()["head_sha"]!).ShouldBe(FakeGitHub.Sha);
    }

    [Fact]
    public async Task A_superseded_report_still_has_its_check_run()
    {
        var result = await _github.PostAsync(
            run: WorkflowRun(_github, new PullRequestHead(3, Other))
        );
        result.Comment.ShouldBe(PostAction.Superseded);
        result.CheckRun.ShouldBe(PostAction.Created);
        _github.Comments.ShouldBeEmpty();
        _github.Notes.ShouldHaveSingleItem().ShouldContain("no longer the head");
    }

    internal static GitHubRun WorkflowRun(FakeGitHub github, params PullRequestHead[] pulls) =>
        github.Run() with
        {
            EventName = "workflow_run",
            PullRequest = null,
            TriggeredBy = new TriggeringRun
            {
                Id = 99,
                Number = 8,
                Attempt = 3,
                Name = "Test",
                HeadSha = FakeGitHub.Sha,
                HeadBranch = "a/b",
                HeadOwner = "someone",
                Event = "pull_request",
                PullRequests = pulls,
            },
        };

    private static JsonObject Pull(int number, string sha) =>
        new()
        {
            ["number"] = number,
            ["head"] = new JsonObject { ["sha"] = sha },
        };

    private Task<PullRequestMatch> FindAsync(params PullRequestHead[] pulls) =>
        FindAsync(WorkflowRun(_github, pulls));

    private Task<PullRequestMatch> FindAsync(GitHubRun run) =>
        new GitHubPoster(run, _github.Options()).FindPullRequestAsync();
}
