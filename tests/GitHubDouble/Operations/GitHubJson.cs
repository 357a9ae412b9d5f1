using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Accounts, repositories and what else is part of many answers, as JSON.</summary>
/// <param name="Api">The address that the API's paths are appended to; no slash at its end.</param>
/// <param name="Site">The address of the pages for people; no slash at its end.</param>
internal sealed record GitHubJson(string Api, string Site)
{
    private const int ActionsApp = 15368;

    private static readonly string[] _ofUser =
    [
        "events",
        "followers",
        "following",
        "gists",
        "organizations",
        "received_events",
        "repos",
        "starred",
        "subscriptions",
    ];

    private static readonly string[] _ofRepository =
    [
        "archive",
        "assignees",
        "blobs",
        "branches",
        "collaborators",
        "comments",
        "commits",
        "compare",
        "contents",
        "contributors",
        "deployments",
        "downloads",
        "events",
        "forks",
        "git_commits",
        "git_refs",
        "git_tags",
        "hooks",
        "issue_comment",
        "issue_events",
        "issues",
        "keys",
        "labels",
        "languages",
        "merges",
        "milestones",
        "notifications",
        "pulls",
        "releases",
        "stargazers",
        "statuses",
        "subscribers",
        "subscription",
        "tags",
        "teams",
        "trees",
    ];

    public static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public JObject User(Account account)
    {
        var url = $"{Api}/users/{Uri.EscapeDataString(account.Login)}";
        var user = new JObject
        {
            ["login"] = account.Login,
            ["id"] = account.Id,
            ["node_id"] = $"U_{account.Id}",
            ["avatar_url"] = $"{Site}/avatars/{account.Id}",
            ["gravatar_id"] = "",
            ["url"] = url,
            ["html_url"] = account.IsBot
                ? $"{Site}/apps/{account.Login[..^"[bot]".Length]}"
                : $"{Site}/{account.Login}",
            ["type"] = account.IsBot ? "Bot" : "User",
            ["site_admin"] = false,
        };
        foreach (var name in _ofUser)
            user[name + "_url"] = $"{url}/{name}";

        return user;
    }

    public string Url(GitHubRepository repository) => $"{Api}/repos/{repository.FullName}";

    public string Html(GitHubRepository repository) => $"{Site}/{repository.FullName}";

    public JObject Minimal(GitHubRepository repository, Account? owner = null)
    {
        owner ??= repository.Owner;
        var fullName = $"{owner.Login}/{repository.Name}";
        var url = $"{Api}/repos/{fullName}";
        var isFork = owner != repository.Owner;
        var result = new JObject
        {
            ["id"] = isFork ? repository.Id + 500 + owner.Id : repository.Id,
            ["node_id"] = $"R_{repository.Id}",
            ["name"] = repository.Name,
            ["full_name"] = fullName,
            ["owner"] = User(owner),
            ["private"] = repository.IsPrivate,
            ["html_url"] = $"{Site}/{fullName}",
            ["description"] = null,
            ["fork"] = isFork,
            ["url"] = url,
        };
        foreach (var name in _ofRepository)
            result[name + "_url"] = $"{url}/{name}";

        return result;
    }

    public JObject Full(GitHubRepository repository, Account? owner = null)
    {
        var result = Minimal(repository, owner);
        var html = (string)result["html_url"]!;
        foreach (var name in (string[])["clone_url", "git_url", "ssh_url", "svn_url"])
            result[name] = html;

        foreach (
            var name in (string[])
                [
                    "forks",
                    "forks_count",
                    "open_issues",
                    "open_issues_count",
                    "size",
                    "stargazers_count",
                    "watchers",
                    "watchers_count",
                ]
        )
            result[name] = 0;

        foreach (
            var name in (string[])
                [
                    "archived",
                    "disabled",
                    "has_downloads",
                    "has_issues",
                    "has_pages",
                    "has_projects",
                    "has_wiki",
                ]
        )
            result[name] = false;

        foreach (var name in (string[])["homepage", "language", "license", "mirror_url"])
            result[name] = null;

        foreach (var name in (string[])["created_at", "pushed_at", "updated_at"])
            result[name] = "2024-05-06T07:08:09Z";

        result["default_branch"] = "main";
        return result;
    }

    /// <summary>The app that GITHUB_TOKEN belongs to.</summary>
    public JObject ActionsAppOf(Account owner) =>
        new()
        {
            ["id"] = ActionsApp,
            ["slug"] = "github-actions",
            ["node_id"] = "MDM6QXBwMTUzNjg=",
            ["owner"] = User(owner),
            ["name"] = "GitHub Actions",
            ["description"] = "Automate your workflow from idea to production",
            ["external_url"] = "https://help.github.com/en/actions",
            ["html_url"] = $"{Site}/apps/github-actions",
            ["created_at"] = "2018-07-30T09:30:17Z",
            ["updated_at"] = "2019-12-10T19:04:12Z",
            ["permissions"] = new JObject { ["checks"] = "write" },
            ["events"] = new JArray(),
        };
}
