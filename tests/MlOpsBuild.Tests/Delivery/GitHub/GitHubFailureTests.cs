using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class GitHubFailureTests : IAsyncDisposable
{
    private const string Permissions = """
        permissions:
          contents: read
          pull-requests: write
          checks: write
        """;

    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public async Task A_missing_permission_comes_with_the_lines_to_paste()
    {
        var message = await FailAsync(
            "POST",
            403,
            "Resource not accessible by integration",
            "x-accepted-github-permissions: issues=write; pull_requests=write"
        );
        message.ShouldBe(
            "Could not comment on pull request #3 in o/r at 127.0.0.1: the token lacks a permission (GitHub answered 403 Resource not accessible by integration). It needs issues: write, or pull-requests: write. Give the job, in the workflow's file:\n"
                + Permissions
        );
    }

    [Fact]
    public async Task Of_the_check_run_too() =>
        (
            await FailAsync(
                "POST",
                403,
                "Resource not accessible by integration",
                "X-Accepted-GitHub-Permissions: checks=write",
                "/check-runs"
            )
        ).ShouldContain(
            $"It needs checks: write. Give the job, in the workflow's file:\n{Permissions}"
        );

    [Theory]
    [InlineData("GET", 401, "Bad credentials", "does not accept the token")]
    [InlineData(
        "GET",
        404,
        "Not Found",
        "The repository or the pull request does not exist, or the token may not see it"
    )]
    [InlineData("POST", 404, "Not Found", "pull-requests: write")]
    [InlineData(
        "POST",
        403,
        "Unable to create comment because issue is locked.",
        "the conversation is locked"
    )]
    [InlineData(
        "POST",
        403,
        "Resource not accessible by personal access token",
        "Pull requests: read and write"
    )]
    [InlineData("POST", 403, "Repository was archived so is read-only.", "Has the token the right")]
    [InlineData("POST", 410, "Issues are disabled for this repo", "switched off")]
    [InlineData("POST", 418, "I am", "GitHub answered 418 I am.")]
    public async Task Each_refusal_says_what_to_do(
        string method,
        int status,
        string text,
        string part
    )
    {
        var message = await FailAsync(method, status, text);
        message.ShouldContain(part);
        message.ShouldContain(text.TrimEnd('.'));
        _github.Clock.Delays.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_GitHub_finds_wrong_is_told()
    {
        _github.Instead = x =>
            x.Path.EndsWith("/check-runs", StringComparison.Ordinal)
                ? new HttpAnswer(
                    422,
                    """{"message":"Validation Failed","errors":[{"resource":"CheckRun","field":"head_sha","code":"custom","message":"No commit found"}]}"""
                )
                : null;
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync());
        error.Message.ShouldContain(
            "Could not post the check run of 0123456 in o/r at 127.0.0.1: GitHub answered 422 Validation Failed. CheckRun head_sha custom No commit found."
        );
    }

    [Fact]
    public async Task What_fails_second_is_told_as_a_note()
    {
        _github.Instead = x =>
            x.Method == "POST"
                ? new HttpAnswer(403, """{"message":"Resource not accessible by integration"}""")
                : null;
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync());
        error.Message.ShouldStartWith("Could not comment");
        _github.Notes.ShouldHaveSingleItem().ShouldStartWith("Could not post the check run");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(422)]
    [InlineData(500)]
    public async Task A_server_that_echoes_the_token_does_not_get_it_into_a_message(int status)
    {
        _github.Instead = x => new HttpAnswer(
            status,
            $$$"""{"message":"you sent {{{x.Token}}}","errors":[{"message":"{{{x.Token}}}"}]}"""
        );
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync());
        (error + string.Join('\n', _github.Notes)).ShouldNotContain("secretsecret");
        _github.Notes.ShouldNotBeEmpty();
    }

    private async Task<string> FailAsync(
        string method,
        int status,
        string text,
        string? header = null,
        string path = "/comments"
    )
    {
        _github.Instead = x =>
            x.Method == method && x.Path.EndsWith(path, StringComparison.Ordinal)
                ? new HttpAnswer(
                    status,
                    $$"""{"message":"{{text}}"}""",
                    header is null ? [] : [header]
                )
                : null;
        return (await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync())).Message;
    }
}
