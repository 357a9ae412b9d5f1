using System.Text.Json.Nodes;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>The part of GitHub's own description of its API (npm <c>@octokit/openapi</c>) that the calls here use.</summary>
public static class GitHubDescription
{
    private static readonly string[] _below =
    [
        "actions/runs",
        "actions/workflows",
        "branches",
        "check-runs",
        "check-suites",
        "commits",
        "compare",
        "contents",
        "deployments",
        "git",
        "issues",
        "labels",
        "pulls",
        "releases",
        "statuses",
        "tags",
    ];

    private static readonly string[] _others =
    [
        "/orgs/{org}/repos",
        "/rate_limit",
        "/repos/{owner}/{repo}",
        "/user",
        "/user/repos",
        "/users/{username}",
        "/users/{username}/repos",
    ];

    /// <summary>All of it takes a server many times longer to start.</summary>
    public static JsonObject Trim(JsonObject description)
    {
        var paths = Pick(description["paths"]!.AsObject(), IsUsed);
        var components = new JsonObject();
        var open = new Stack<JsonNode>([paths]);
        while (open.TryPop(out var node))
        {
            foreach (var reference in GetReferences(node))
            {
                // #/components/<kind>/<name>
                var parts = reference.Split('/');
                var name = parts[3].Replace("~1", "/", StringComparison.Ordinal);
                components[parts[2]] ??= new JsonObject();
                var kind = components[parts[2]]!.AsObject();
                if (kind.ContainsKey(name))
                    continue;

                var component = description["components"]![parts[2]]![name]!.DeepClone();
                kind[name] = component;
                open.Push(component);
            }
        }

        return new JsonObject
        {
            ["openapi"] = description["openapi"]!.DeepClone(),
            ["info"] = description["info"]!.DeepClone(),
            ["paths"] = paths,
            ["components"] = components,
        };
    }

    private static bool IsUsed(string path)
    {
        const string repository = "/repos/{owner}/{repo}/";
        return _others.Contains(path, StringComparer.Ordinal)
            || _below.Any(x =>
                path == repository + x
                || path.StartsWith(repository + x + "/", StringComparison.Ordinal)
            );
    }

    private static JsonObject Pick(JsonObject paths, Func<string, bool> isUsed) =>
        new(
            paths
                .Where(x => isUsed(x.Key))
                .Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone()))
        );

    private static IEnumerable<string> GetReferences(JsonNode? node) =>
        node switch
        {
            JsonObject value => value.SelectMany(x =>
                x is { Key: "$ref", Value: JsonValue text }
                    ? [text.GetValue<string>()]
                    : GetReferences(x.Value)
            ),
            JsonArray items => items.SelectMany(GetReferences),
            _ => [],
        };
}
