using System.Text.Json.Nodes;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class CheckRunTests : IAsyncDisposable
{
    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public async Task It_is_completed_in_the_request_that_makes_it()
    {
        var post = FakeGitHub.Post() with
        {
            Findings =
            [
                new("mlops.yaml", 3, FindingLevel.Notice, "Seen", "a\nb"),
                new("data/schema.yaml", 0, FindingLevel.Failure, "Gate auc", "0.7, expected 0.8"),
            ],
        };
        await _github.PostAsync(
            post,
            _github.Run() with
            {
                ServerUrl = new Uri("https://ghe.example/"),
            }
        );
        _github
            .Requests[^1]
            .Body.ShouldBe(
                """{"name":"MlOpsBuild / churn","head_sha":"0123456789012345678901234567890123456789","details_url":"https://ghe.example/o/r/actions/runs/1007","external_id":"churn/CI/7/1","status":"completed","conclusion":"success","output":{"title":"Accepted","summary":"All passed.","annotations":[{"path":"data/schema.yaml","start_line":1,"end_line":1,"annotation_level":"failure","message":"0.7, expected 0.8","title":"Gate auc"},{"path":"mlops.yaml","start_line":3,"end_line":3,"annotation_level":"notice","message":"a\nb","title":"Seen"}]}}"""
            );
    }

    [Theory]
    [InlineData(RunOutcome.Accepted, "success")]
    [InlineData(RunOutcome.Inconclusive, "neutral")]
    [InlineData(RunOutcome.Rejected, "failure")]
    [InlineData(RunOutcome.Broken, "action_required")]
    [InlineData(RunOutcome.Cancelled, "cancelled")]
    [InlineData(RunOutcome.Skipped, "skipped")]
    public async Task Each_outcome_looks_different(RunOutcome outcome, string conclusion)
    {
        await _github.PostAsync(FakeGitHub.Post() with { Outcome = outcome });
        ((string?)_github.CheckRuns.Single()["conclusion"]).ShouldBe(conclusion);
    }

    [Fact]
    public async Task Text_is_cut_to_GitHubs_limits()
    {
        var post = FakeGitHub.Post() with
        {
            Title = new string('t', 300),
            Summary = new string('s', 70_000),
            Findings =
            [
                new("a", 1, FindingLevel.Failure, new string('é', 300), new string('é', 70_000)),
                new("b", 1, FindingLevel.Warning, "", " "),
            ],
        };
        await _github.PostAsync(post);
        var output = _github.CheckRuns.Single()["output"]!;
        ((string)output["title"]!).Length.ShouldBe(255);
        ((string)output["summary"]!).Length.ShouldBe(65_535);
        var annotations = (JsonArray)output["annotations"]!;
        ((string)annotations[0]!["title"]!).Length.ShouldBe(255);
        System
            .Text.Encoding.UTF8.GetByteCount((string)annotations[0]!["message"]!)
            .ShouldBeLessThanOrEqualTo(64 * 1024);
        ((string)annotations[1]!["message"]!).ShouldBe("(no message)");
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    [InlineData(120, 2)]
    public async Task Annotations_go_in_batches(int count, int more)
    {
        await _github.PostAsync(Many(count));
        Paths().ShouldBe(Expected(count));
        Patches().ShouldBe(more);
    }

    public static TheoryData<string, int> Faults()
    {
        var data = new TheoryData<string, int>();
        foreach (var when in new[] { "before", "after", "limited" })
        {
            for (var at = 0; at < 5; at++)
            {
                data.Add(when, at);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_annotation_is_there_twice_whatever_is_lost(string when, int at)
    {
        // Five requests with a lost answer: the three that write, and the looks that follow.
        var seen = 0;
        HttpAnswer? Fault(HttpExchange x) =>
            x.Path.Contains("check-runs", StringComparison.Ordinal) && seen++ == at
                ? when == "limited"
                    ? new HttpAnswer(429, "{}", "retry-after: 5")
                    : HttpAnswer.Cut
                : null;
        _ = when == "after" ? _github.After = Fault : _github.Instead = Fault;
        await _github.PostAsync(Many(120));
        Paths().ShouldBe(Expected(120));
        _github.CheckRuns.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_two_lost_answers_it_is_still_found()
    {
        var seen = 0;
        _github.After = x =>
            x.Path.Contains("check-runs", StringComparison.Ordinal) && seen++ % 2 == 0
                ? HttpAnswer.Cut
                : null;
        await _github.PostAsync(Many(120));
        Paths().ShouldBe(Expected(120));
        _github.CheckRuns.Count.ShouldBe(1);
    }

    private int Patches() =>
        _github.Lines.Count(x =>
            x.StartsWith("PATCH /repos/o/r/check-runs/", StringComparison.Ordinal)
        );

    private List<string> Paths() =>
        [
            .. ((JsonArray)_github.CheckRuns.Single()["output"]!["annotations"]!).Select(x =>
                (string)x!["path"]!
            ),
        ];

    private static IEnumerable<string> Expected(int count) =>
        Enumerable.Range(0, count).Select(x => $"file{x}");

    private static ReportPost Many(int count) =>
        FakeGitHub.Post() with
        {
            Findings =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(x => new ReportFinding(
                        $"file{x}",
                        1,
                        FindingLevel.Warning,
                        "title",
                        "message"
                    )),
            ],
        };
}
