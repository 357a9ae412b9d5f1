using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class FaultSequenceTests : IAsyncDisposable
{
    private static readonly HttpAnswer[] Kinds =
    [
        HttpAnswer.Cut,
        new(500, """{"message":"Server Error"}"""),
        new(502, "<html>") { ContentType = "text/html" },
        new(503, "", "Retry-After: 3"),
        new(429, "{}", "Retry-After: 2"),
        new(403, """{"message":"You have exceeded a secondary rate limit"}""", "Retry-After: 4"),
        new(200, "<html>") { ContentType = "text/html" },
        new(200, "{\"id\":"),
        new(200, new string(' ', 1000)) { CutAfter = 100 },
    ];

    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Theory]
    [MemberData(nameof(FakeGitHub.Seeds), MemberType = typeof(FakeGitHub))]
    public async Task Whatever_goes_wrong_one_comment_stays_and_no_check_run_comes_twice(
        CommentMode mode,
        int seed
    )
    {
        var random = new StableRandom((ulong)seed, "faults");
        // From none to every second request.
        var rate = seed % 6 * 0.1;
        HttpAnswer? Fault(bool done)
        {
            var fault = random.NextDouble() < rate ? Kinds[random.NextInt(Kinds.Length)] : null;
            // A server that limits has not done it.
            return done && fault?.Status is 429 or 403 ? HttpAnswer.Cut : fault;
        }

        _github.Instead = _ => Fault(done: false);
        _github.After = x => x.Method == "GET" ? null : Fault(done: true);
        var failed = 0;
        for (var run = 1; run <= 4; run++)
        {
            try
            {
                var result = await _github.PostAsync(
                    FakeGitHub.Post($"by {run}"),
                    _github.Run(run),
                    _github.Options(mode)
                );
                _github
                    .Live.ShouldHaveSingleItem()
                    .Body.ShouldBe($"{FakeGitHub.Marker(run)}\nby {run}");
                result.CommentId.ShouldBe(_github.Live[0].Id);
                CheckRuns(run).ShouldBe(1);
            }
            catch (MlOpsException e)
            {
                failed++;
                e.Message.ShouldContain("Run it again");
                CheckRuns(run).ShouldBeLessThanOrEqualTo(1);
            }
        }

        failed.ShouldBeLessThanOrEqualTo(rate < 0.25 ? 0 : 3);
        _github.Instead = _ => null;
        _github.After = _ => null;
        await _github.PostAsync(FakeGitHub.Post("last"), _github.Run(5), _github.Options(mode));
        _github.Live.ShouldHaveSingleItem().Body.ShouldBe($"{FakeGitHub.Marker(5)}\nlast");
    }

    private int CheckRuns(int run) =>
        _github.CheckRuns.Count(x => (string?)x["external_id"] == $"churn/CI/{run}/1");
}
