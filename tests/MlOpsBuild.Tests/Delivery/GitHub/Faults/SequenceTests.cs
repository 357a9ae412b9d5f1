using System.Text.RegularExpressions;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.State;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub.Faults;

/// <summary>
/// Whatever goes wrong with runs before, after one with which nothing does there is one comment and one whole check
/// run of it. A sequence is repeated by its number.
/// </summary>
public sealed partial class SequenceTests
{
    private const int Count = 200;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task One_comment_and_one_check_run_remain(int number)
    {
        await using var sequence = new Sequence(number);
        await sequence.StartAsync();
        await sequence.RunAsync(run => CheckEnd(sequence, run));
        foreach (var run in sequence.Runs)
        {
            if (!run.IsKilled && run.Failure is { } failure)
                CheckMessage(sequence, failure);
        }

        if (sequence.IsConcurrent && sequence.Runs.All(x => x.Result is not null))
            CheckTogether(sequence);

        var last = await sequence.FinishAsync();
        var history = Describe(sequence);
        last.Failure.ShouldBeNull(history);
        CheckComments(sequence, last, history);
        if (!last.TokenText.StartsWith("ghp", StringComparison.Ordinal))
            CheckRuns(sequence, last, history);

        sequence.Server.Violations.ShouldBeEmpty(history);
        sequence.Impatience.ShouldBeEmpty(history);
    }

    private static void CheckComments(Sequence sequence, SequenceRun last, string history)
    {
        var comments = sequence.Repository.Content.Comments;
        FindLive(sequence).Select(x => x.Body).ShouldBe([last.Body], history);
        foreach (var foreign in sequence.Foreign)
            comments.GetValueOrDefault(foreign.Id).ShouldBe(foreign, history);

        // What was kept of older runs is folded.
        comments
            .Values.Except(sequence.Foreign)
            .Where(x => CommentMarker.Of(x.Body) is { IsOutdated: true })
            .ShouldAllBe(x => x.Minimized == "OUTDATED", history);
    }

    private static void CheckRuns(Sequence sequence, SequenceRun last, string history)
    {
        sequence
            .Repository.History.SelectMany(x => x.CheckRuns.Values)
            .ShouldAllBe(x => x.Status == "completed", history);
        var runs = sequence.Repository.Content.CheckRuns.Values;
        var run = runs.Where(x => x.ExternalId == last.ExternalId).ShouldHaveSingleItem(history);
        (run.HeadSha, run.Conclusion).ShouldBe((last.Sha, GetConclusion(last.Outcome)), history);
        GetLines(run).ShouldBe(Enumerable.Range(1, last.Findings), history);

        foreach (var earlier in sequence.Runs.Where(x => x.Result?.CheckRun == PostAction.Created))
        {
            var created = runs.Single(x => x.Id == earlier.Result!.CheckRunId);
            created.Conclusion.ShouldBe(GetConclusion(earlier.Outcome), history);

            // What arrives twice is there twice, and an old list does not show what was created.
            GetLines(created)
                .Distinct()
                .Order()
                .ShouldBe(Enumerable.Range(1, earlier.Findings), history);
            if (
                earlier.Requests.Exists(x =>
                    x.Fault?.Kind is FaultKind.Duplicate or FaultKind.Stale
                )
            )
                continue;

            GetLines(created).Count().ShouldBe(earlier.Findings, history);
            runs.Count(x => x.ExternalId == created.ExternalId).ShouldBe(1, history);
        }
    }

    /// <summary>A run that ended by itself left one comment, which is not older than its own.</summary>
    private static void CheckEnd(Sequence sequence, SequenceRun run)
    {
        // Who is shown an old list cannot know better.
        if (sequence.WasStale)
            return;

        var history = Describe(sequence);
        var comment = FindLive(sequence).ShouldHaveSingleItem(history);
        var marker = CommentMarker.Of(comment.Body)!;
        var newest = sequence.Runs.Where(x => x.Result is not null).Max(x => x.Number);
        marker.Run.ShouldBeGreaterThanOrEqualTo(newest, history);
        if (marker.Run == run.Number)
            comment.Body.ShouldBe(run.Body, history);
    }

    /// <summary>Runs at the same time that all ended by themselves left one comment, of the newest if none was edited.</summary>
    private static void CheckTogether(Sequence sequence)
    {
        if (sequence.WasStale)
            return;

        var history = Describe(sequence);
        var comment = FindLive(sequence).ShouldHaveSingleItem(history);
        if (sequence.Runs[0].Mode != CommentMode.Update)
            comment.Body.ShouldBe(sequence.Runs.MaxBy(x => x.Number)!.Body, history);
    }

    private static void CheckMessage(Sequence sequence, Exception failure)
    {
        var history = Describe(sequence);
        failure.ShouldBeOfType<MlOpsException>(history);
        var message = failure.Message;
        message.ShouldNotContain("_secret", Case.Insensitive, history);
        Place().IsMatch(message).ShouldBeTrue(message + history);

        // What GitHub finds wrong with the content nobody can mend by waiting.
        if (!message.Contains("422", StringComparison.Ordinal))
            Advice().IsMatch(message).ShouldBeTrue(message + history);
    }

    private static IEnumerable<Comment> FindLive(Sequence sequence) =>
        sequence.Repository.Content.Comments.Values.Where(x =>
            x.Author.Login == sequence.Author
            && CommentMarker.Of(x.Body)
                is { IsOutdated: false, Model: SequenceRun.Model, Workflow: SequenceRun.Workflow }
        );

    private static IEnumerable<int> GetLines(CheckRun run) =>
        run.Annotations.Select(x => x.StartLine);

    private static string GetConclusion(RunOutcome outcome) =>
        outcome switch
        {
            RunOutcome.Accepted => "success",
            RunOutcome.Inconclusive => "neutral",
            RunOutcome.Rejected => "failure",
            RunOutcome.Broken => "action_required",
            RunOutcome.Cancelled => "cancelled",
            _ => "skipped",
        };

    private static string Describe(Sequence sequence) =>
        string.Join(
            Environment.NewLine,
            sequence
                .Runs.Select(x =>
                    $"run {x.Number} {x.Mode} {(x.IsKilled ? "killed" : x.Failure?.Message ?? x.Result?.ToString())}"
                )
                .Concat(sequence.Server.Requests.Select(x => $"{x.Token.GetHashCode()} {x}"))
                .Prepend("")
        );

    [GeneratedRegex("Could not .* in acme/widgets at |comments of pull request #7 changed")]
    private static partial Regex Place();

    [GeneratedRegex("Run it again|Unlock|Give ")]
    private static partial Regex Advice();
}
