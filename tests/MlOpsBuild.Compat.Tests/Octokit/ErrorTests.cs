using System.Net;
using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Error answers become exceptions that say what is wrong.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, string, string, Type, string> Answers { get; } =
        new()
        {
            {
                "400 Bad Request",
                "Problems parsing JSON",
                "",
                typeof(ApiException),
                "Problems parsing JSON"
            },
            {
                "401 Unauthorized",
                "Bad credentials",
                "",
                typeof(AuthorizationException),
                "Bad credentials"
            },
            {
                "401 Unauthorized",
                "",
                "X-GitHub-OTP: required; app",
                typeof(TwoFactorRequiredException),
                "Two-factor authentication code is required"
            },
            { "403 Forbidden", "", "", typeof(ForbiddenException), "Request Forbidden" },
            {
                "403 Forbidden",
                "API rate limit exceeded for user",
                "",
                typeof(RateLimitExceededException),
                "API rate limit exceeded for user"
            },
            {
                "403 Forbidden",
                "You have exceeded a secondary rate limit.",
                "Retry-After: 60",
                typeof(SecondaryRateLimitExceededException),
                "You have exceeded a secondary rate limit."
            },
            {
                "403 Forbidden",
                "Maximum number of login attempts exceeded.",
                "",
                typeof(LoginAttemptsExceededException),
                "Maximum number of login attempts exceeded."
            },
            {
                "403 Forbidden",
                "You have triggered an abuse detection mechanism.",
                "",
                typeof(AbuseException),
                "You have triggered an abuse detection mechanism."
            },
            { "404 Not Found", "Not Found", "", typeof(NotFoundException), "Not Found" },
            {
                "409 Conflict",
                "Reference already exists",
                "",
                typeof(ApiException),
                "Reference already exists"
            },
            {
                "422 Unprocessable Entity",
                "",
                "",
                typeof(ApiValidationException),
                "Validation Failed"
            },
            { "429 Too Many Requests", "Too many", "", typeof(ApiException), "Too many" },
            {
                "451 Unavailable",
                "Repository access blocked",
                "",
                typeof(LegalRestrictionException),
                "Repository access blocked"
            },
            {
                "500 Internal Server Error",
                "",
                "",
                typeof(ApiException),
                "An error occurred with this API request"
            },
            { "502 Bad Gateway", "Server Error", "", typeof(ApiException), "Server Error" },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_status_has_its_exception(
        string status,
        string message,
        string header,
        Type type,
        string expected
    )
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json(
                $$"""{"message":"{{message}}","documentation_url":"https://docs"}""",
                status,
                header.Length == 0 ? [] : [header]
            )
        );
        var error = await Should.ThrowAsync<ApiException>(
            server.CreateClient().Repository.Get("acme", "widgets")
        );

        error.ShouldBeOfType(type);
        error.Message.ShouldBe(expected);
        error.StatusCode.ShouldBe(
            (HttpStatusCode)int.Parse(status.Split(' ')[0], CultureInfo.InvariantCulture)
        );
        error.ApiError.DocumentationUrl.ShouldBe("https://docs");
        error.HttpResponse.ContentType.ShouldBe("application/json");
        error.ToString().ShouldContain(type.Name);
        error.ToString().ShouldContain("documentation_url");
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_the_message()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Answer(
                "503 Service Unavailable",
                "<html>busy</html>",
                "Content-Type: text/html"
            )
        );
        var error = await Should.ThrowAsync<ApiException>(
            server.CreateClient().Repository.Get("acme", "widgets")
        );
        error.Message.ShouldBe("<html>busy</html>");
        error.ApiError.Errors.ShouldBeNull();
    }

    [Fact]
    public async Task Each_wrong_value_is_told()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json(
                """{"message":"Validation Failed","errors":[{"resource":"Release","code":"already_exists","field":"tag_name","message":"taken"}]}""",
                "422 Unprocessable Entity"
            )
        );
        var error = await Should.ThrowAsync<ApiValidationException>(
            server.CreateClient().Repository.Release.Create("acme", "widgets", new NewRelease("v1"))
        );
        var detail = error.ApiError.Errors.ShouldHaveSingleItem();
        (detail.Resource, detail.Field, detail.Code, detail.Message).ShouldBe(
            ("Release", "tag_name", "already_exists", "taken")
        );
    }

    [Theory]
    [InlineData("Retry-After: 42", 42)]
    [InlineData("retry-after: 7", 7)]
    [InlineData("Retry-After: soon", null)]
    [InlineData("X-Other: 1", null)]
    public async Task Abuse_says_how_long_to_wait(string header, int? seconds)
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json(
                """{"message":"x","documentation_url":"https://docs/#abuse-rate-limits"}""",
                "403 Forbidden",
                header
            )
        );
        var error = await Should.ThrowAsync<AbuseException>(
            server.CreateClient().Repository.Get("acme", "widgets")
        );
        error.RetryAfterSeconds.ShouldBe(seconds);
    }

    [Fact]
    public async Task The_rate_limit_says_when_it_ends()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json(
                """{"message":"API rate limit exceeded"}""",
                "403 Forbidden",
                "x-ratelimit-limit: 5000",
                "x-ratelimit-remaining: 0",
                "x-ratelimit-reset: 1700000000"
            )
        );
        var error = await Should.ThrowAsync<RateLimitExceededException>(
            server.CreateClient().Repository.Get("acme", "widgets")
        );
        (error.Limit, error.Remaining).ShouldBe((5000, 0));
        error.Reset.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1700000000));
        error.GetRetryAfterTimeSpan().ShouldBe(TimeSpan.Zero, "that was in 2023");
    }

    [Theory]
    [InlineData("405 Method Not Allowed", typeof(PullRequestNotMergeableException))]
    [InlineData("409 Conflict", typeof(PullRequestMismatchException))]
    public async Task A_merge_that_fails_says_why(string status, Type type)
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json("""{"message":"no"}""", status)
        );
        var error = await Should.ThrowAsync<ApiException>(
            server.CreateClient().PullRequest.Merge("acme", "widgets", 7, new MergePullRequest())
        );
        error.ShouldBeOfType(type);
        error.Message.ShouldBe("no");
    }

    [Theory]
    [InlineData(null, "widgets", typeof(ArgumentNullException))]
    [InlineData("acme", "", typeof(ArgumentException))]
    [InlineData(" ", "widgets", typeof(ArgumentException))]
    public void Missing_arguments_are_told_before_anything_is_sent(
        string? owner,
        string name,
        Type type
    ) =>
        Should
            .Throw<ArgumentException>(() =>
                new GitHubClient(GitHubServer.Product).Repository.Get(owner, name)
            )
            .ShouldBeOfType(type);
}
