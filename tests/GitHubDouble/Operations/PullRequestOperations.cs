using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Pull requests; none is ever merged.</summary>
internal static class PullRequestOperations
{
    private const string Base = "0123456789012345678901234567890123456789";

    private static readonly string[] _links =
    [
        "comments",
        "commits",
        "statuses",
        "html",
        "issue",
        "review_comments",
        "review_comment",
        "self",
    ];

    public static IEnumerable<Operation> All { get; } =
    [
        new("GET", "/repos/{owner}/{repo}/pulls", "pull_requests=read", List),
        new("GET", "/repos/{owner}/{repo}/pulls/{pull_number}", "pull_requests=read", Get),
    ];

    /// <summary>What other answers tell of a pull request.</summary>
    public static JObject GetMinimal(Call call, PullRequest pull)
    {
        var repository = call.Repository;
        return new JObject
        {
            ["id"] = pull.Id,
            ["number"] = pull.Number,
            ["url"] = $"{call.Json.Url(repository)}/pulls/{pull.Number}",
            ["head"] = GetSide(pull.HeadBranch, pull.HeadSha),
            ["base"] = GetSide("main", Base),
        };

        JObject GetSide(string branch, string sha) =>
            new()
            {
                ["ref"] = branch,
                ["sha"] = sha,
                ["repo"] = new JObject
                {
                    ["id"] = repository.Id,
                    ["url"] = call.Json.Url(repository),
                    ["name"] = repository.Name,
                },
            };
    }

    private static Answer List(Call call)
    {
        var state = call.Query.GetValueOrDefault("state", "open");
        var head = call.Query.GetValueOrDefault("head");
        var into = call.Query.GetValueOrDefault("base", "main");
        var pulls = call
            .Listed.PullRequests.Values.Where(x => state == "all" || (state == "open") == x.IsOpen)
            .Where(x => IsOf(x, head) && into == "main")
            .OrderByDescending(x => x.Number)
            .Select(x => Describe(call, x));
        return call.Page([.. pulls]);
    }

    /// <summary>A head without its owner filters nothing.</summary>
    private static bool IsOf(PullRequest pull, string? head) =>
        head?.Contains(':', StringComparison.Ordinal) != true
        || string.Equals(
            head,
            $"{pull.HeadOwner}:{pull.HeadBranch}",
            StringComparison.OrdinalIgnoreCase
        );

    private static Answer Get(Call call)
    {
        if (
            !call.Repository.Content.PullRequests.TryGetValue(
                (int)call.GetId("pull_number"),
                out var pull
            )
        )
            throw ApiException.NotFound();

        var result = Describe(call, pull);
        foreach (var name in (string[])["merged", "maintainer_can_modify"])
            result[name] = false;

        result["mergeable"] = true;
        result["mergeable_state"] = "clean";
        result["merged_by"] = null;
        foreach (
            var name in (string[])
                [
                    "additions",
                    "changed_files",
                    "comments",
                    "commits",
                    "deletions",
                    "review_comments",
                ]
        )
            result[name] = 1;

        return new Answer(200, result);
    }

    private static JObject Describe(Call call, PullRequest pull)
    {
        var repository = call.Repository;
        var url = $"{call.Json.Url(repository)}/pulls/{pull.Number}";
        var html = $"{call.Json.Html(repository)}/pull/{pull.Number}";
        var issue = $"{call.Json.Url(repository)}/issues/{pull.Number}";
        var result = new JObject
        {
            ["url"] = url,
            ["id"] = pull.Id,
            ["node_id"] = $"PR_{pull.Id}",
            ["html_url"] = html,
            ["diff_url"] = html + ".diff",
            ["patch_url"] = html + ".patch",
            ["issue_url"] = issue,
            ["commits_url"] = url + "/commits",
            ["review_comments_url"] = url + "/comments",
            ["review_comment_url"] = url + "/comments{/number}",
            ["comments_url"] = issue + "/comments",
            ["statuses_url"] = $"{call.Json.Url(repository)}/statuses/{pull.HeadSha}",
            ["number"] = pull.Number,
            ["state"] = pull.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["title"] = pull.HeadBranch,
            ["user"] = call.Json.User(pull.Author),
            ["created_at"] = GitHubJson.Time(pull.CreatedAt),
            ["updated_at"] = GitHubJson.Time(pull.CreatedAt),
            ["labels"] = new JArray(),
            ["author_association"] = "CONTRIBUTOR",
            ["draft"] = false,
            ["head"] = GetSide(call, pull.HeadOwner, pull.HeadBranch, pull.HeadSha),
            ["base"] = GetSide(call, repository.Owner.Login, "main", Base),
            ["_links"] = new JObject(
                _links.Select(x => new JProperty(x, new JObject { ["href"] = $"{url}#{x}" }))
            ),
        };
        foreach (
            var name in (string[])
                ["assignee", "auto_merge", "body", "merge_commit_sha", "merged_at", "milestone"]
        )
            result[name] = null;

        result["closed_at"] = pull.IsOpen ? null : GitHubJson.Time(pull.CreatedAt);
        return result;
    }

    private static JObject GetSide(Call call, string owner, string branch, string sha)
    {
        var account = call.State.GetAccount(owner);
        return new JObject
        {
            ["label"] = $"{owner}:{branch}",
            ["ref"] = branch,
            ["sha"] = sha,
            ["user"] = call.Json.User(account),
            ["repo"] = call.Json.Full(call.Repository, account),
        };
    }
}
