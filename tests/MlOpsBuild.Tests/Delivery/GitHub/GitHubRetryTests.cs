using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class GitHubRetryTests : IAsyncDisposable
{
    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    public static TheoryData<string, int> Faults()
    {
        var data = new TheoryData<string, int>();
        foreach (var fault in new[] { "500", "502", "503", "504", "cut", "page", "half", "hang" })
        {
            for (var at = 0; at < 4; at++)
            {
                data.Add(fault, at);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_request_that_was_not_done_is_repeated(string fault, int at)
    {
        _github.Instead = Once(at, Answer(fault));
        await CheckAsync();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_request_whose_answer_was_lost_is_not_done_twice(string fault, int at)
    {
        _github.After = Once(at, Answer(fault));
        await CheckAsync();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Lost_answers_change_nothing_for_what_is_there(string fault, int at)
    {
        _github.Add(FakeGitHub.Marker(6) + "\nold");
        _github.After = Once(at, Answer(fault));
        await CheckAsync();
    }

    [Theory]
    [InlineData(429, "retry-after: 17", "", 17)]
    [InlineData(403, "Retry-After: 17", "", 17)]
    [InlineData(503, "Retry-After: 17", "", 17)]
    [InlineData(403, "x-ratelimit-remaining: 0", "x-ratelimit-reset: 1767225690", 90)]
    [InlineData(429, "", "", 60)]
    [InlineData(502, "", "", 1)]
    public async Task What_is_asked_is_waited(int status, string header, string other, int seconds)
    {
        var headers = new[] { header, other }.Where(x => x.Length > 0).ToArray();
        _github.Instead = Once(0, new HttpAnswer(status, """{"message":"slow down"}""", headers));
        await CheckAsync();
        _github
            .Clock.Delays.ShouldHaveSingleItem()
            .TotalSeconds.ShouldBeInRange(seconds, seconds + 1);
    }

    [Fact]
    public async Task The_servers_clock_counts_for_its_times()
    {
        _github.Instead = Once(
            0,
            new HttpAnswer(
                403,
                """{"message":"API rate limit exceeded"}""",
                "x-ratelimit-remaining: 0",
                "x-ratelimit-reset: 1767225690",
                "Date: Thu, 01 Jan 2026 00:01:20 GMT"
            )
        );
        await CheckAsync();
        _github.Clock.Delays.ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(10, 11);
    }

    [Fact]
    public async Task A_secondary_limit_waits_a_minute_then_two()
    {
        var left = 2;
        _github.Instead = x =>
            x.Method == "POST" && left-- > 0
                ? new HttpAnswer(
                    403,
                    """{"message":"You have exceeded a secondary rate limit. Please wait"}"""
                )
                : null;
        await CheckAsync();
        _github.Clock.Delays.Count.ShouldBe(2);
        _github.Clock.Delays[0].TotalSeconds.ShouldBeInRange(60, 61);
        _github.Clock.Delays[1].TotalSeconds.ShouldBeInRange(120, 121);
        _github
            .Notes[0]
            .ShouldStartWith(
                "Could not comment on pull request #3: GitHub answered 403 You have exceeded"
            );
    }

    [Fact]
    public async Task A_wait_that_is_too_long_fails_at_once_and_says_when()
    {
        _github.Instead = _ => new HttpAnswer(
            403,
            """{"message":"API rate limit exceeded for installation"}""",
            "x-ratelimit-remaining: 0",
            "x-ratelimit-reset: 1767227400"
        );
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync());
        error.Message.ShouldBe(
            "Could not list the comments of pull request #3 in o/r at 127.0.0.1: GitHub answered 403 API rate limit exceeded for installation, and asks to wait longer or more often than is allowed here. Run it again after 2026-01-01 00:30:00 UTC."
        );
        _github.Clock.Delays.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_stays_down_is_told()
    {
        _github.Instead = _ => new HttpAnswer(502, "<html>", "X: y") { ContentType = "text/html" };
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync());
        error.Message.ShouldContain("GitHub answered 502");
        error.Message.ShouldContain("githubstatus");
        error.ExitCode.ShouldBe(MlOpsExitCode.Broken);
        // The check run was tried too.
        _github
            .Lines.Count(x => x.StartsWith("GET", StringComparison.Ordinal))
            .ShouldBeGreaterThan(8);
        _github.Lines.ShouldContain("POST /repos/o/r/check-runs");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        await _github.DisposeAsync();
        var error = await Should.ThrowAsync<MlOpsException>(() => _github.PostAsync());
        error.Message.ShouldContain("Connection refused");
        error.Message.ShouldContain("found and not posted twice");
    }

    [Fact]
    public async Task It_can_be_cancelled_while_it_waits_for_an_answer()
    {
        using var stop = new CancellationTokenSource();
        _github.Before = _ => stop.CancelAsync();
        _github.After = _ => HttpAnswer.Hang;
        await Should.ThrowAsync<OperationCanceledException>(() =>
            _github.PostAsync(cancellationToken: stop.Token)
        );
        _github.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_can_be_cancelled_between_repetitions()
    {
        using var stop = new CancellationTokenSource();
        _github.Instead = _ => new HttpAnswer(502, "{}");
        var options = _github.Options() with
        {
            Time = TimeProvider.System,
            Note = _ => stop.Cancel(),
        };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            _github.PostAsync(options: options, cancellationToken: stop.Token)
        );
        _github.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(99)]
    public async Task A_list_that_lags_behind_is_looked_at_again(int lags)
    {
        // The answer to the first comment is lost too, so a second is posted.
        var (lists, posts) = (0, 0);
        _github.Instead = x =>
            x.Method == "GET" && lists++ <= lags ? new HttpAnswer(200, "[]") : null;
        _github.After = x => x.Method == "POST" && posts++ == 0 ? HttpAnswer.Cut : null;
        var result = await _github.PostAsync();
        result.Comment.ShouldBe(PostAction.Created);
        _github.CheckRuns.Count.ShouldBe(1);
        _github.Live.Length.ShouldBe(lags == 99 ? 2 : 1);
        _github.Instead = _ => null;
        await _github.PostAsync(run: _github.Run(8));
        _github.Live.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_comment_deleted_in_between_is_posted_anew()
    {
        _github.Add(FakeGitHub.Marker(6) + "\nold");
        _github.Instead = x =>
        {
            if (x.Method == "PATCH")
            {
                _github.Comments.Clear();
            }

            return null;
        };
        (await _github.PostAsync()).Comment.ShouldBe(PostAction.Created);
        _github.Live.Length.ShouldBe(1);
    }

    private async Task CheckAsync()
    {
        var options = _github.Options() with { RequestTimeout = TimeSpan.FromMilliseconds(400) };
        var result = await _github.PostAsync(options: options);
        result.Comment.ShouldBeOneOf(PostAction.Created, PostAction.Updated);
        _github.Live.Single().Body.ShouldBe($"{FakeGitHub.Marker(7)}\nreport");
        _github.CheckRuns.Count.ShouldBe(1);
        result.CheckRunId.ShouldBe((long)_github.CheckRuns[0]["id"]!);
        result.CommentId.ShouldBe(_github.Live[0].Id);
    }

    private static Func<HttpExchange, HttpAnswer?> Once(int at, HttpAnswer answer)
    {
        var seen = 0;
        return _ => seen++ == at ? answer : null;
    }

    private static HttpAnswer Answer(string fault) =>
        fault switch
        {
            "cut" => HttpAnswer.Cut,
            "hang" => HttpAnswer.Hang,
            "page" => new HttpAnswer(200, "<html>Sign in</html>") { ContentType = "text/html" },
            "half" => new HttpAnswer(200, new string(' ', 1000)) { CutAfter = 100 },
            _ => new HttpAnswer(
                int.Parse(fault, CultureInfo.InvariantCulture),
                """{"message":"Server Error"}"""
            ),
        };
}
