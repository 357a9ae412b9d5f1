using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Comments of issues and pull requests.</summary>
internal static class CommentOperations
{
    /// <summary>The longest body, in characters.</summary>
    private const int Longest = 65_536;

    private const string Many = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
    private const string One = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
    private const string Read = "issues=read; pull_requests=read";
    private const string Write = "issues=write; pull_requests=write";

    public static IEnumerable<Operation> All { get; } =
    [
        new("GET", Many, Read, List),
        new("POST", Many, Write, Create),
        new("GET", One, Read, x => new Answer(200, Describe(x, Find(x)))),
        new("PATCH", One, Write, Update),
        new("DELETE", One, Write, Delete),
    ];

    private static Answer List(Call call)
    {
        var issue = GetIssue(call);
        var since = call.Query.TryGetValue("since", out var text)
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : DateTimeOffset.MinValue;
        var comments = call
            .Listed.Comments.Values.Where(x => x.Issue == issue && x.UpdatedAt >= since)
            .Select(x => Describe(call, x));
        return call.Page([.. comments]);
    }

    private static Answer Create(Call call)
    {
        var issue = GetIssue(call);
        var repository = call.Repository;
        var comment = new Comment
        {
            Id = call.State.GetNextId(),
            Issue = issue,
            Author = call.Token.Account,
            Body = GetBody(call),
            CreatedAt = call.State.Now,
            UpdatedAt = call.State.Now,
        };
        repository.Change(x => x with { Comments = x.Comments.Add(comment.Id, comment) });
        var result = Describe(call, comment);
        return new Answer(201, result) { Headers = { ["Location"] = (string)result["url"]! } };
    }

    private static Answer Update(Call call)
    {
        var comment = FindOwn(call) with { Body = GetBody(call), UpdatedAt = call.State.Now };
        call.Repository.Change(x => x with { Comments = x.Comments.SetItem(comment.Id, comment) });
        return new Answer(200, Describe(call, comment));
    }

    private static Answer Delete(Call call)
    {
        var comment = FindOwn(call);
        call.Repository.Change(x => x with { Comments = x.Comments.Remove(comment.Id) });
        return new Answer(204);
    }

    private static int GetIssue(Call call)
    {
        var number = (int)call.GetId("issue_number");
        return call.Repository.Content.PullRequests.ContainsKey(number)
            ? number
            : throw ApiException.NotFound();
    }

    private static Comment Find(Call call) =>
        call.Repository.Content.Comments.GetValueOrDefault(call.GetId("comment_id"))
        ?? throw ApiException.NotFound();

    /// <summary>Others' comments are for those who may write to the repository.</summary>
    private static Comment FindOwn(Call call)
    {
        var comment = Find(call);
        return
            call.Token.Permissions is not null
            || call.Token.CanPush
            || comment.Author == call.Token.Account
            ? comment
            : throw new ApiException(Answer.Error(403, "Must have admin rights to Repository."));
    }

    private static string GetBody(Call call)
    {
        var body = call.Find("body");
        if (string.IsNullOrWhiteSpace(body))
            throw Invalid("Body can't be blank");

        // A character beyond the basic plane counts once.
        var length = body.Length - body.Count(char.IsLowSurrogate);
        return length <= Longest
            ? body
            : throw Invalid($"Body is too long (maximum is {Longest} characters)");
    }

    private static ApiException Invalid(string message) =>
        new(Answer.Invalid("IssueComment", "data", "unprocessable", message));

    private static JObject Describe(Call call, Comment comment)
    {
        var repository = call.Repository;
        var url = call.Json.Url(repository);
        var html = call.Json.Html(repository);
        return new JObject
        {
            ["url"] = $"{url}/issues/comments/{comment.Id}",
            ["html_url"] = $"{html}/pull/{comment.Issue}#issuecomment-{comment.Id}",
            ["issue_url"] = $"{url}/issues/{comment.Issue}",
            ["id"] = comment.Id,
            ["node_id"] = comment.NodeId,
            ["user"] = call.Json.User(comment.Author),
            ["created_at"] = GitHubJson.Time(comment.CreatedAt),
            ["updated_at"] = GitHubJson.Time(comment.UpdatedAt),
            ["author_association"] = "CONTRIBUTOR",
            ["body"] = comment.Body,
            ["performed_via_github_app"] = null,
        };
    }
}
