using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class CommentModeTests : IAsyncDisposable
{
    private readonly FakeGitHub _github = new();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public async Task Recreating_deletes_the_old_after_the_new_is_there()
    {
        var old = _github.Add(FakeGitHub.Marker(6) + "\nold");
        var result = await _github.PostAsync(options: _github.Options(CommentMode.Recreate));
        result.Comment.ShouldBe(PostAction.Created);
        _github.Live.Single().Id.ShouldBeGreaterThan(old.Id);
        _github
            .Lines.Take(4)
            .ShouldBe([
                "GET /repos/o/r/issues/3/comments?per_page=100",
                "POST /repos/o/r/issues/3/comments",
                "GET /repos/o/r/issues/3/comments?per_page=100",
                $"DELETE /repos/o/r/issues/comments/{old.Id}",
            ]);
    }

    [Fact]
    public async Task Minimizing_folds_the_old_and_leaves_it_alone_later()
    {
        var old = _github.Add(FakeGitHub.Marker(6) + "\nold");
        var options = _github.Options(CommentMode.MinimizeOld);
        await _github.PostAsync(options: options);
        var folded = _github.Comments.Single(x => x.Id == old.Id);
        folded.IsMinimized.ShouldBeTrue();
        folded.Body.ShouldBe(
            FakeGitHub.Marker(6).Replace(":report", ":outdated", StringComparison.Ordinal) + "\nold"
        );
        await _github.PostAsync(run: _github.Run(8), options: options);
        _github.Live.Length.ShouldBe(1);
        _github.Comments.Count.ShouldBe(3);
        _github.Lines.Count(x => x == "POST /graphql").ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_folded_is_told_and_left_behind()
    {
        _github.Add(FakeGitHub.Marker(6) + "\nold");
        _github.Instead = x =>
            x.Path == "/graphql"
                ? new HttpAnswer(
                    200,
                    """{"data":null,"errors":[{"type":"FORBIDDEN","message":"no right"}]}"""
                )
                : null;
        await _github.PostAsync(options: _github.Options(CommentMode.MinimizeOld));
        _github.Live.Length.ShouldBe(1);
        _github.Notes.ShouldBe([
            "An old comment could not be folded (no right); it stays as it is.",
        ]);
    }

    [Theory]
    [InlineData("https://api.github.com/", "https://api.github.com/graphql")]
    [InlineData("https://ghe.example/api/v3/", "https://ghe.example/api/graphql")]
    public void GraphQL_is_beside_REST(string api, string graphql) =>
        OutdatedComment.GraphQL(new Uri(api)).AbsoluteUri.ShouldBe(graphql);
}
