using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Statuses of commits.</summary>
internal static class StatusOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("POST", "/repos/{owner}/{repo}/statuses/{sha}", "statuses=write", Create),
        new("GET", "/repos/{owner}/{repo}/commits/{ref}/statuses", "statuses=read", List),
    ];

    private static Answer Create(Call call)
    {
        if (call.Token is { Permissions: null, CanPush: false })
            throw ApiException.NotFound();

        if (call.Find("state") is not ("error" or "failure" or "pending" or "success"))
            return Answer.Invalid("Status", "state", "custom", "State is not included in the list");

        var status = new CommitStatus(
            call.State.GetNextId(),
            call.Values["sha"],
            call.Find("state")!,
            call.Find("context") ?? "default",
            call.Find("description"),
            call.Find("target_url"),
            call.Token.Account,
            call.State.Now
        );
        call.Repository.Change(x => x with { Statuses = x.Statuses.Add(status) });
        return new Answer(201, Describe(call, status));
    }

    private static Answer List(Call call) =>
        call.Page([
            .. call
                .Listed.Statuses.Where(x => x.Sha == call.Values["ref"])
                .Reverse()
                .Select(x => Describe(call, x)),
        ]);

    private static JObject Describe(Call call, CommitStatus status) =>
        new()
        {
            ["url"] = $"{call.Json.Url(call.Repository)}/statuses/{status.Sha}",
            ["avatar_url"] = null,
            ["id"] = status.Id,
            ["node_id"] = $"SC_{status.Id}",
            ["state"] = status.State,
            ["description"] = status.Description,
            ["target_url"] = status.TargetUrl,
            ["context"] = status.Context,
            ["created_at"] = GitHubJson.Time(status.CreatedAt),
            ["updated_at"] = GitHubJson.Time(status.CreatedAt),
            ["creator"] = call.Json.User(status.Creator),
        };
}
