using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.State;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>Faults in an order that is seldom drawn.</summary>
public sealed class ScriptedTests : IAsyncLifetime
{
    private readonly SharedClock _clock = new();
    private GitHubServer _server = null!;
    private GitHubRepository _repository = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await GitHubServer.StartAsync(new GitHubOptions { Time = _clock });
        _repository = _server.State.AddRepository(SequenceRun.Owner, SequenceRun.Name);
        _repository.AddPullRequest(SequenceRun.PullRequest, "topic", "head");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _server.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_wait_as_long_as_asked_sends_nothing_more()
    {
        _server.Faults.Add(Fault.TooManyRequests(TimeSpan.FromHours(1)));
        var run = Create(findings: 0);
        await run.PostAsync(_server);
        run.Failure!.Message.ShouldContain("Run it again after 2024-05-06 08:08:09 UTC");
        _server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_batch_that_arrived_twice_does_not_hide_one_that_was_lost()
    {
        _server.Faults.Add(Fault.Duplicate, x => x.Method == "PATCH");
        _server.Faults.Add(Fault.Error(502), x => x.Method == "PATCH");
        await CheckAnnotationsAsync(twice: 50);
    }

    [Fact]
    public async Task A_check_run_that_was_created_twice_is_annotated_once()
    {
        _server.Faults.Add(Fault.Duplicate, IsCreation);
        await CheckAnnotationsAsync(twice: 0);
        _repository.Content.CheckRuns.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_batch_is_sent_once(bool isPerformed)
    {
        _server.Faults.Add(Fault.Cut(isPerformed: true), IsCreation);
        _server.Faults.Add(Fault.Cut(isPerformed), x => x.Method == "PATCH", times: 2);
        await CheckAnnotationsAsync(twice: 0);
        _repository.Content.CheckRuns.ShouldHaveSingleItem();
    }

    private static bool IsCreation(GitHubDouble.Http.ReceivedRequest request) =>
        request.Method == "POST" && request.Path.EndsWith("/check-runs", StringComparison.Ordinal);

    private async Task CheckAnnotationsAsync(int twice)
    {
        var run = Create(findings: 120);
        await run.PostAsync(_server);
        run.Failure.ShouldBeNull();
        var lines = _repository
            .Content.CheckRuns[run.Result!.CheckRunId!.Value]
            .Annotations.Select(x => x.StartLine)
            .ToArray();
        lines.Distinct().ShouldBe(Enumerable.Range(1, 120));
        lines.Length.ShouldBe(120 + twice);
    }

    private SequenceRun Create(int findings) =>
        new()
        {
            Index = 0,
            Number = 1,
            Mode = CommentMode.Update,
            Sha = "head",
            Outcome = RunOutcome.Accepted,
            Findings = findings,
            TokenText = "ghs_secret",
            Token = _server.State.AddWorkflowToken(
                "ghs_secret",
                "pull-requests: write",
                "checks: write"
            ),
            Time = new InstantTime(_clock),
        };
}
