using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Comments of the double are as those of GitHub.</summary>
public sealed class CommentTests : GitHubTest
{
    private const string Path = $"/repos/{Owner}/{Name}/issues/7/comments";

    private IIssueCommentsClient Comments => Workflow.Issue.Comment;

    [Fact]
    public async Task A_comment_is_created_read_updated_and_deleted()
    {
        var first = await Comments.Create(Owner, Name, 7, "first");
        var second = await Comments.Create(Owner, Name, 7, "second 😀");
        second.Id.ShouldBeGreaterThan(first.Id);
        first.Id.ShouldBeGreaterThan(int.MaxValue);
        (second.User.Login, second.User.Type).ShouldBe(("github-actions[bot]", AccountType.Bot));
        (await Personal.Issue.Comment.Create(Owner, Name, 7, "x")).User.Login.ShouldBe("alice");

        (await Comments.Update(Owner, Name, first.Id, "changed")).Body.ShouldBe("changed");
        (await Comments.Get(Owner, Name, first.Id)).Body.ShouldBe("changed");
        (await Comments.Get(Owner, Name, second.Id)).Body.ShouldBe("second 😀");
        await Comments.Delete(Owner, Name, first.Id);
        await Should.ThrowAsync<NotFoundException>(Comments.Get(Owner, Name, first.Id));
        await Should.ThrowAsync<NotFoundException>(Comments.Delete(Owner, Name, first.Id));
        await Should.ThrowAsync<NotFoundException>(Comments.Create(Owner, Name, 8, "x"));
        Repository.Content.Comments.Values.Select(x => x.Body).ShouldBe(["second 😀", "x"]);
    }

    [Fact]
    public async Task Pages_are_linked()
    {
        for (var i = 0; i < 205; i++)
            Repository.AddComment(7, "bob", $"{i}");

        var all = await Comments.GetAllForIssue(Owner, Name, 7, new ApiOptions { PageSize = 100 });
        all.Select(x => x.Body).ShouldBe(Enumerable.Range(0, 205).Select(x => $"{x}"));
        Server.Requests.Count.ShouldBe(3);

        var page =
            $"<{Server.ApiUrl}/repositories/{Repository.Id}/issues/7/comments?per_page=100&page=";
        (await GetLinkAsync("?per_page=100")).ShouldBe(
            $"{page}2>; rel=\"next\", {page}3>; rel=\"last\""
        );
        (await GetLinkAsync("?per_page=100&page=2")).ShouldBe(
            $"{page}1>; rel=\"prev\", {page}3>; rel=\"next\", {page}3>; rel=\"last\", {page}1>; rel=\"first\""
        );
        (await GetLinkAsync("?per_page=100&page=3")).ShouldBe(
            $"{page}2>; rel=\"prev\", {page}1>; rel=\"first\""
        );
        (await Comments.GetAllForIssue(Owner, Name, 7)).Count.ShouldBe(205);
        Server.Requests[^1].Query.ShouldEndWith("page=7");
    }

    [Fact]
    public async Task A_single_page_has_no_links()
    {
        (await GetLinkAsync("")).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_has_a_hundred_comments_at_most()
    {
        for (var i = 0; i < 101; i++)
            Repository.AddComment(7, "bob", "x");

        using var answer = await GetAsync(Path + "?per_page=1000");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Newtonsoft.Json.Linq.JArray.Parse(text).Count.ShouldBe(100);
    }

    [Theory]
    [InlineData(65_536, "x", null)]
    [InlineData(65_537, "x", "Body is too long (maximum is 65536 characters)")]
    [InlineData(65_536, "😀", null)]
    [InlineData(1, " ", "Body can't be blank")]
    public async Task A_body_has_a_length(int count, string character, string? error)
    {
        var body = string.Concat(Enumerable.Repeat(character, count));
        var comment = Repository.AddComment(7, "github-actions[bot]", "old");
        if (error is null)
        {
            await Comments.Create(Owner, Name, 7, body);
            await Comments.Update(Owner, Name, comment.Id, body);
            return;
        }

        Task[] requests =
        [
            Comments.Create(Owner, Name, 7, body),
            Comments.Update(Owner, Name, comment.Id, body),
        ];
        foreach (var request in requests)
        {
            var exception = await Should.ThrowAsync<ApiValidationException>(request);
            exception.Message.ShouldBe("Validation Failed");
            var detail = exception.ApiError.Errors.ShouldHaveSingleItem();
            (detail.Resource, detail.Field, detail.Code, detail.Message).ShouldBe(
                ("IssueComment", "data", "unprocessable", error)
            );
        }

        Repository.Content.Comments[comment.Id].Body.ShouldBe("old");
    }

    [Fact]
    public async Task Others_comments_are_for_those_who_may_push()
    {
        Server.State.AddPersonalToken("ghp_eve", "eve", canPush: false);
        var comment = Repository.AddComment(7, "bob", "x");
        var eve = CreateClient("ghp_eve").Issue.Comment;
        var own = await eve.Create(Owner, Name, 7, "mine");
        await eve.Update(Owner, Name, own.Id, "mine again");
        await Should.ThrowAsync<ForbiddenException>(eve.Update(Owner, Name, comment.Id, "y"));
        await Should.ThrowAsync<ForbiddenException>(eve.Delete(Owner, Name, comment.Id));
        await Personal.Issue.Comment.Update(Owner, Name, comment.Id, "y");
        await Comments.Delete(Owner, Name, comment.Id);
    }

    private async Task<string?> GetLinkAsync(string query)
    {
        using var answer = await GetAsync(Path + query);
        return answer.Headers.TryGetValues("Link", out var values) ? values.Single() : null;
    }
}
