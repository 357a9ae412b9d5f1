using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Who may do what.</summary>
public sealed class TokenTests : GitHubTest
{
    private const string Comments = $"/repos/{Owner}/{Name}/issues/7/comments";
    private const string CheckRuns = $"/repos/{Owner}/{Name}/check-runs";

    [Fact]
    public async Task An_unknown_token_is_bad()
    {
        var error = await Should.ThrowAsync<AuthorizationException>(
            CreateClient("ghp_unknown").PullRequest.Get(Owner, Name, 7)
        );
        error.Message.ShouldBe("Bad credentials");
    }

    [Fact]
    public async Task Without_a_token_the_public_is_read()
    {
        var client = CreateClient(null);
        (await client.PullRequest.Get(Owner, Name, 7)).Number.ShouldBe(7);
        client.GetLastApiInfo().RateLimit.Limit.ShouldBe(60);
        await Should.ThrowAsync<AuthorizationException>(
            client.Issue.Comment.Create(Owner, Name, 7, "x")
        );
        await Should.ThrowAsync<AuthorizationException>(client.User.Current());
        Server.State.AddRepository(Owner, "hidden", isPrivate: true).AddPullRequest(1, "a", Sha);
        await Should.ThrowAsync<NotFoundException>(client.PullRequest.Get(Owner, "hidden", 1));
        (await Personal.PullRequest.Get(Owner, "hidden", 1)).Number.ShouldBe(1);
        var error = await Should.ThrowAsync<ForbiddenException>(
            CreateWorkflow("checks: write").PullRequest.Get(Owner, "hidden", 1)
        );
        error.Message.ShouldBe("Resource not accessible by integration");
    }

    [Fact]
    public async Task A_workflow_needs_permissions()
    {
        CreateWorkflow("contents: read", "issues: read");
        using var comment = await SendAsync(
            HttpMethod.Post,
            Comments,
            """{"body":"x"}""",
            "ghs_other"
        );
        ((int)comment.StatusCode).ShouldBe(403);
        comment
            .Headers.GetValues("x-accepted-github-permissions")
            .ShouldBe(["issues=write; pull_requests=write"]);
        using var check = await SendAsync(
            HttpMethod.Post,
            CheckRuns,
            $$"""{"name":"x","head_sha":"{{Sha}}"}""",
            "ghs_other"
        );
        ((int)check.StatusCode).ShouldBe(403);
        check.Headers.GetValues("x-accepted-github-permissions").ShouldBe(["checks=write"]);
        (
            await check.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        ).ShouldContain("\"Resource not accessible by integration\"");
        Repository.Content.Comments.ShouldBeEmpty();
        Repository.Content.CheckRuns.ShouldBeEmpty();
    }

    [Fact]
    public async Task Either_permission_allows_to_comment()
    {
        await CreateWorkflow("issues: write").Issue.Comment.Create(Owner, Name, 7, "x");
        await Workflow.Issue.Comment.Create(Owner, Name, 7, "x");
    }

    [Fact]
    public async Task Check_runs_are_for_apps()
    {
        var error = await Should.ThrowAsync<ForbiddenException>(
            Personal.Check.Run.Create(Owner, Name, new NewCheckRun("x", Sha))
        );
        error.Message.ShouldBe("You must authenticate via a GitHub App.");
    }

    [Fact]
    public async Task Only_people_are_users()
    {
        (await Personal.User.Current()).Login.ShouldBe("alice");
        var error = await Should.ThrowAsync<ForbiddenException>(Workflow.User.Current());
        error.Message.ShouldBe("Resource not accessible by integration");
    }

    [Fact]
    public async Task Requests_are_counted()
    {
        Server.State.AddPersonalToken("ghp_few", "bob", limit: 2);
        var client = CreateClient("ghp_few");
        await client.User.Current();
        client.GetLastApiInfo().RateLimit.Remaining.ShouldBe(1);
        (await client.RateLimit.GetRateLimits()).Resources.Core.Limit.ShouldBe(2);
        var error = await Should.ThrowAsync<RateLimitExceededException>(client.User.Current());
        (error.Limit, error.Remaining).ShouldBe((2, 0));
        (await Personal.User.Current()).Login.ShouldBe("alice");
    }

    [Fact]
    public async Task No_token_is_kept()
    {
        await Workflow.PullRequest.Get(Owner, Name, 7);
        var request = Server.Requests.ShouldHaveSingleItem();
        request.Headers["Authorization"].ShouldBeEmpty();
        request.Login.ShouldBe("github-actions[bot]");
        request.Path.ShouldBe($"/repos/{Owner}/{Name}/pulls/7");
    }

    private GitHubClient CreateWorkflow(params string[] permissions)
    {
        Server.State.AddWorkflowToken("ghs_other", permissions);
        return CreateClient("ghs_other");
    }
}
