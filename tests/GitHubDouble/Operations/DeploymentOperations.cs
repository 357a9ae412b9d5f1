using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Deployments and their statuses.</summary>
internal static class DeploymentOperations
{
    private const int LongestDescription = 140;
    private const string Many = "/repos/{owner}/{repo}/deployments";
    private const string Statuses = $"{Many}/{{deployment_id}}/statuses";

    private static readonly string[] _states =
    [
        "error",
        "failure",
        "inactive",
        "in_progress",
        "queued",
        "pending",
        "success",
    ];

    public static IEnumerable<Operation> All { get; } =
    [
        new("POST", Many, "deployments=write", Create),
        new("GET", Many, "deployments=read", List),
        new("POST", Statuses, "deployments=write", AddStatus),
        new("GET", Statuses, "deployments=read", ListStatuses),
    ];

    private static Answer Create(Call call)
    {
        if (call.Token is { Permissions: null, CanPush: false })
            throw ApiException.NotFound();

        var sha = call.Find("ref") ?? "";
        if (sha.Length != 40 || !sha.All(char.IsAsciiHexDigit))
            return Answer.Error(422, $"No ref found for: {sha}");

        // Without a list all that the commit has must have succeeded.
        var content = call.Repository.Content;
        if (
            call.Body["required_contexts"] is not JArray { Count: 0 }
            && (
                content.Statuses.Any(x => x.Sha == sha && x.State != "success")
                || content.CheckRuns.Values.Any(x => x.HeadSha == sha && x.Conclusion != "success")
            )
        )
        {
            return Answer.Error(409, $"Conflict: Commit status checks failed for {sha}.");
        }

        var environment = call.Find("environment") ?? "production";
        var deployment = new Deployment
        {
            Id = call.State.GetNextId(),
            Sha = sha,
            Task = call.Find("task") ?? "deploy",
            Environment = environment,
            Payload = (call.Body["payload"] ?? "").ToString(Formatting.None),
            Description = call.Find("description"),
            IsTransient = (bool?)call.Body["transient_environment"] ?? false,
            IsProduction =
                (bool?)call.Body["production_environment"] ?? environment == "production",
            Creator = call.Token.Account,
            CreatedAt = call.State.Now,
        };
        call.Repository.Change(x =>
            x with
            {
                Deployments = x.Deployments.Add(deployment.Id, deployment),
            }
        );
        return new Answer(201, Describe(call, deployment));
    }

    private static Answer List(Call call)
    {
        return call.Page([
            .. call
                .Listed.Deployments.Values.Where(x =>
                    Has("sha", x.Sha)
                    && Has("ref", x.Sha)
                    && Has("task", x.Task)
                    && Has("environment", x.Environment)
                )
                .Reverse()
                .Select(x => Describe(call, x)),
        ]);

        bool Has(string parameter, string value) =>
            !call.Query.TryGetValue(parameter, out var asked) || asked is "none" || asked == value;
    }

    private static Answer AddStatus(Call call)
    {
        var deployment = Find(call, call.Repository.Content);
        if (!_states.Contains(call.Find("state"), StringComparer.Ordinal))
            return Answer.Invalid("DeploymentStatus", "state", "custom", "State is not included");

        if (call.Find("description")?.Length > LongestDescription)
            return Answer.Invalid(
                "DeploymentStatus",
                "description",
                "custom",
                "description is too long (maximum is 140 characters)"
            );

        var status = new DeploymentStatus(
            call.State.GetNextId(),
            call.Find("state")!,
            call.Find("description") ?? "",
            call.Find("log_url") ?? call.Find("target_url") ?? "",
            call.Find("environment_url") ?? "",
            call.Token.Account,
            call.State.Now
        );
        var replaces = status.State == "success" && ((bool?)call.Body["auto_inactive"] ?? true);
        call.Repository.Change(x =>
            x with
            {
                Deployments = x
                    .Deployments.SetItem(deployment.Id, With(deployment, status))
                    .SetItems(
                        x.Deployments.Values.Where(y =>
                                replaces
                                && y.Id < deployment.Id
                                && y.Environment == deployment.Environment
                                && y is { IsTransient: false, IsProduction: false }
                                && y.State is not ("" or "inactive")
                            )
                            .Select(y =>
                                KeyValuePair.Create(
                                    y.Id,
                                    With(y, status with { State = "inactive", LogUrl = "" })
                                )
                            )
                    ),
            }
        );
        return new Answer(201, Describe(call, deployment, status));
    }

    private static Answer ListStatuses(Call call)
    {
        var deployment = Find(call, call.Listed);
        return call.Page([
            .. deployment.Statuses.Reverse().Select(x => Describe(call, deployment, x)),
        ]);
    }

    private static Deployment With(Deployment deployment, DeploymentStatus status) =>
        deployment with
        {
            Statuses = deployment.Statuses.Add(status),
        };

    private static Deployment Find(Call call, RepositoryContent content) =>
        content.Deployments.GetValueOrDefault(call.GetId("deployment_id"))
        ?? throw ApiException.NotFound();

    private static JObject Describe(Call call, Deployment deployment)
    {
        var url = $"{call.Json.Url(call.Repository)}/deployments/{deployment.Id}";
        return new JObject
        {
            ["url"] = url,
            ["id"] = deployment.Id,
            ["node_id"] = $"DE_{deployment.Id}",
            ["sha"] = deployment.Sha,
            ["ref"] = deployment.Sha,
            ["task"] = deployment.Task,
            ["payload"] = JToken.Parse(deployment.Payload),
            ["original_environment"] = deployment.Environment,
            ["environment"] = deployment.Environment,
            ["description"] = deployment.Description,
            ["creator"] = call.Json.User(deployment.Creator),
            ["created_at"] = GitHubJson.Time(deployment.CreatedAt),
            ["updated_at"] = GitHubJson.Time(deployment.CreatedAt),
            ["statuses_url"] = $"{url}/statuses",
            ["repository_url"] = call.Json.Url(call.Repository),
            ["transient_environment"] = deployment.IsTransient,
            ["production_environment"] = deployment.IsProduction,
            ["performed_via_github_app"] = null,
        };
    }

    private static JObject Describe(Call call, Deployment deployment, DeploymentStatus status)
    {
        var url = $"{call.Json.Url(call.Repository)}/deployments/{deployment.Id}";
        return new JObject
        {
            ["url"] = $"{url}/statuses/{status.Id}",
            ["id"] = status.Id,
            ["node_id"] = $"DES_{status.Id}",
            ["state"] = status.State,
            ["creator"] = call.Json.User(status.Creator),
            ["description"] = status.Description,
            ["environment"] = deployment.Environment,
            ["target_url"] = status.LogUrl,
            ["created_at"] = GitHubJson.Time(status.CreatedAt),
            ["updated_at"] = GitHubJson.Time(status.CreatedAt),
            ["deployment_url"] = url,
            ["repository_url"] = call.Json.Url(call.Repository),
            ["environment_url"] = status.EnvironmentUrl,
            ["log_url"] = status.LogUrl,
            ["performed_via_github_app"] = null,
        };
    }
}
