using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Artifacts of workflows' runs.</summary>
internal static class ArtifactOperations
{
    /// <summary>How long the address of a download is good for.</summary>
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(1);

    private const string One = "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}";

    public static IEnumerable<Operation> All { get; } =
    [
        new("GET", "/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", "actions=read", List),
        new("GET", One, "actions=read", x => new Answer(200, Describe(x, Find(x)))),
        new("GET", $"{One}/{{archive_format}}", "actions=read", Download),
    ];

    /// <summary>What the storage answers.</summary>
    public static Answer Fetch(GitHubState state, string path, string query, bool hasToken)
    {
        // The storage takes the signature in the address and no other credentials beside it.
        if (hasToken)
            return Xml(400, "InvalidAuthenticationInfo");

        var parts = path.Split('/');
        if (
            parts is not ["", var id, var artifactId]
            || !int.TryParse(id, CultureInfo.InvariantCulture, out var repositoryId)
            || !long.TryParse(artifactId, CultureInfo.InvariantCulture, out var number)
            || state.FindRepository(repositoryId)?.Content.Artifacts.GetValueOrDefault(number)
                is not { } artifact
        )
            return Xml(404, "BlobNotFound");

        return
            query.StartsWith("se=", StringComparison.Ordinal)
            && long.TryParse(query.AsSpan(3), CultureInfo.InvariantCulture, out var expires)
            && state.Now.ToUnixTimeSeconds() <= expires
            ? new Answer(200) { Bytes = artifact.Zip, ContentType = "application/zip" }
            : Xml(403, "AuthenticationFailed");
    }

    private static Answer Xml(int status, string code) =>
        new(status)
        {
            ContentType = "application/xml",
            Bytes = System.Text.Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code></Error>"),
        };

    private static Answer List(Call call)
    {
        var run = call.GetId("run_id");
        var name = call.Query.GetValueOrDefault("name");
        var items = call
            .Listed.Artifacts.Values.Where(x => x.RunId == run && (name is null || x.Name == name))
            .OrderByDescending(x => x.Id)
            .Select(x => Describe(call, x))
            .ToArray();
        return call.Page(
            items,
            x => new JObject { ["total_count"] = items.Length, ["artifacts"] = x }
        );
    }

    private static Answer Download(Call call)
    {
        if (call.IsAnonymous)
            return Answer.Error(401, "Requires authentication");

        var artifact = Find(call);
        if (call.Values["archive_format"] != "zip")
            throw ApiException.NotFound();

        if (artifact.IsExpired)
            return Answer.Error(410, "Artifact has expired");

        var expires = (call.State.Now + _lifetime).ToUnixTimeSeconds();
        return new Answer(302)
        {
            Headers =
            {
                ["Location"] = $"{call.Storage}/{call.Repository.Id}/{artifact.Id}?se={expires}",
            },
        };
    }

    private static Artifact Find(Call call) =>
        call.Repository.Content.Artifacts.GetValueOrDefault(call.GetId("artifact_id"))
        ?? throw ApiException.NotFound();

    private static JObject Describe(Call call, Artifact artifact)
    {
        var url = $"{call.Json.Url(call.Repository)}/actions/artifacts/{artifact.Id}";
        return new JObject
        {
            ["id"] = artifact.Id,
            ["node_id"] = $"A_{artifact.Id}",
            ["name"] = artifact.Name,
            ["size_in_bytes"] = artifact.Zip.Length,
            ["url"] = url,
            ["archive_download_url"] = $"{url}/zip",
            ["expired"] = artifact.IsExpired,
            ["created_at"] = GitHubJson.Time(artifact.CreatedAt),
            ["updated_at"] = GitHubJson.Time(artifact.CreatedAt),
            ["expires_at"] = GitHubJson.Time(artifact.CreatedAt.AddDays(90)),
            ["workflow_run"] = new JObject
            {
                ["id"] = artifact.RunId,
                ["repository_id"] = call.Repository.Id,
                ["head_repository_id"] = call.Repository.Id,
                ["head_branch"] = "main",
                ["head_sha"] = artifact.HeadSha,
            },
        };
    }
}
