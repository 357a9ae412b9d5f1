using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class ConvergenceTests : IAsyncDisposable
{
    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Theory]
    [MemberData(nameof(FakeGitHub.Seeds), MemberType = typeof(FakeGitHub))]
    public async Task Runs_at_the_same_time_leave_one_comment_of_the_newest(
        CommentMode mode,
        int seed
    )
    {
        // Of Update two that make the first comment: of more, two may edit one comment, which its protocol cannot order.
        if (mode != CommentMode.Update && seed % 2 == 0)
        {
            _github.Add(FakeGitHub.Marker(1) + "\nold");
        }

        await TogetherAsync(mode, seed, kills: 0, runs: mode == CommentMode.Update ? 2 : 3);
        _github
            .Live.ShouldHaveSingleItem()
            .Body.ShouldStartWith(FakeGitHub.Marker(mode == CommentMode.Update ? 6 : 7));
    }

    [Theory]
    [MemberData(nameof(FakeGitHub.Seeds), MemberType = typeof(FakeGitHub))]
    public async Task After_killed_processes_one_that_ends_leaves_one_comment(
        CommentMode mode,
        int seed
    )
    {
        if (seed % 3 == 0)
        {
            _github.Add(FakeGitHub.Marker(1) + "\nold");
        }

        await TogetherAsync(mode, seed, kills: 3, runs: 3);
        await _github.PostAsync(FakeGitHub.Post("last"), _github.Run(9), _github.Options(mode));
        _github.Live.ShouldHaveSingleItem().Body.ShouldBe($"{FakeGitHub.Marker(9)}\nlast");
    }

    [Theory]
    [MemberData(nameof(FakeGitHub.Seeds), MemberType = typeof(FakeGitHub))]
    public async Task An_older_one_that_ends_last_leaves_one_comment_too(CommentMode mode, int seed)
    {
        await TogetherAsync(mode, seed, kills: 3, runs: 3);
        var result = await _github.PostAsync(
            FakeGitHub.Post("last"),
            _github.Run(4),
            _github.Options(mode)
        );
        var live = _github.Live.ShouldHaveSingleItem();
        CommentMarker.Of(live.Body)!.Run.ShouldBeGreaterThanOrEqualTo(4);
        result.CommentId.ShouldBe(live.Id);
    }

    private async Task TogetherAsync(CommentMode mode, int seed, int kills, int runs)
    {
        var tokens = Enumerable
            .Range(5, runs)
            .ToDictionary(x => $"ghs_process{x}", x => x, StringComparer.Ordinal);
        var turns = new Turns((ulong)seed, tokens.Keys, kills);
        _github.Before = turns.WaitAsync;
        await Task.WhenAll(tokens.Select(x => RunAsync(x.Key, x.Value)));
        await _github.QuietAsync();
        _github.Before = _ => Task.CompletedTask;

        async Task RunAsync(string token, int number)
        {
            try
            {
                var result = await _github.PostAsync(
                    FakeGitHub.Post($"by {number}"),
                    _github.Run(number),
                    _github.Options(mode) with
                    {
                        Token = token,
                    },
                    turns.Kill(token)
                );
                result.Comment.ShouldNotBe(PostAction.None);
            }
            catch (OperationCanceledException)
            {
                // Killed.
            }
            finally
            {
                turns.End(token);
            }
        }
    }
}
