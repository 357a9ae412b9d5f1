using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Check runs.</summary>
internal static class CheckRunOperations
{
    /// <summary>The longest summary or text of a check run, in characters.</summary>
    private const int Longest = 65_535;

    private const int MostAnnotations = 50;
    private const string Many = "/repos/{owner}/{repo}/check-runs";
    private const string One = $"{Many}/{{check_run_id}}";

    public static IEnumerable<Operation> All { get; } =
    [
        new("POST", Many, "checks=write", Create),
        new("GET", One, "checks=read", x => new Answer(200, Describe(x, Find(x)))),
        new("PATCH", One, "checks=write", Update),
        new("GET", $"{One}/annotations", "checks=read", ListAnnotations),
        new("GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", "checks=read", List),
    ];

    private static Answer Create(Call call)
    {
        CheckApp(call);
        foreach (var name in (string[])["name", "head_sha"])
        {
            if (call.Body[name] is null)
                throw Invalid($"\"{name}\" wasn't supplied.");
        }

        var run = Change(
            call,
            new CheckRun
            {
                Id = call.State.GetNextId(),
                Name = call.Find("name")!,
                HeadSha = call.Find("head_sha")!,
                Status = "queued",
                StartedAt = call.State.Now,
            }
        );
        return new Answer(201, Describe(call, run));
    }

    private static Answer Update(Call call)
    {
        CheckApp(call);
        return new Answer(200, Describe(call, Change(call, Find(call))));
    }

    private static Answer List(Call call)
    {
        var commit = call.Values["ref"];
        var content = call.Listed;
        var sha =
            content.PullRequests.Values.FirstOrDefault(x => x.HeadBranch == commit)?.HeadSha
            ?? commit;
        var runs = content.CheckRuns.Values.Where(x =>
            x.HeadSha == sha && Has("check_name", x.Name) && Has("status", x.Status)
        );
        if (call.Query.GetValueOrDefault("filter") != "all")
            runs = runs.GroupBy(x => x.Name, StringComparer.Ordinal).Select(x => x.Last());

        var items = runs.OrderByDescending(x => x.Id).Select(x => Describe(call, x)).ToArray();
        return call.Page(
            items,
            x => new JObject { ["total_count"] = items.Length, ["check_runs"] = x }
        );

        bool Has(string parameter, string value) =>
            !call.Query.TryGetValue(parameter, out var asked) || asked == value;
    }

    private static Answer ListAnnotations(Call call)
    {
        var run = call.Listed.CheckRuns.GetValueOrDefault(call.GetId("check_run_id")) ?? Find(call);
        return call.Page([.. run.Annotations.Select(x => Describe(call, run, x))]);
    }

    private static CheckRun Find(Call call) =>
        call.Repository.Content.CheckRuns.GetValueOrDefault(call.GetId("check_run_id"))
        ?? throw ApiException.NotFound();

    private static void CheckApp(Call call)
    {
        _ = call.Repository;
        if (call.Token.Permissions is null)
            throw new ApiException(Answer.Error(403, "You must authenticate via a GitHub App."));
    }

    private static CheckRun Change(Call call, CheckRun run)
    {
        var conclusion = call.Find("conclusion");
        var status = call.Find("status") ?? (conclusion is null ? run.Status : "completed");
        if (conclusion is not null)
            status = "completed";

        if (status == "completed" && (conclusion ?? run.Conclusion) is null)
            throw Invalid("No subschema in \"anyOf\" matched.\n\"conclusion\" wasn't supplied.");

        var isCompleted = status == "completed";
        run = run with
        {
            Name = call.Find("name") ?? run.Name,
            Status = status,
            Conclusion = isCompleted ? conclusion ?? run.Conclusion : null,
            StartedAt = GetTime(call, "started_at") ?? run.StartedAt,
            CompletedAt = isCompleted
                ? GetTime(call, "completed_at") ?? run.CompletedAt ?? call.State.Now
                : null,
            ExternalId = call.Find("external_id") ?? run.ExternalId,
            DetailsUrl = call.Find("details_url") ?? run.DetailsUrl,
        };
        if (call.Body["output"] is JObject output)
            run = Change(run, output);

        call.Repository.Change(x => x with { CheckRuns = x.CheckRuns.SetItem(run.Id, run) });
        return run;
    }

    private static CheckRun Change(CheckRun run, JObject output)
    {
        if (output["summary"] is null)
            throw Invalid("\"summary\" wasn't supplied.");

        foreach (var name in (string[])["summary", "text"])
        {
            if (((string?)output[name])?.Length is { } length and > Longest)
                throw Invalid($"Only {Longest} characters are allowed; {length} were supplied.");
        }

        var annotations = output["annotations"]?.ToArray() ?? [];
        if (annotations.Length > MostAnnotations)
            throw Invalid(
                $"No more than {MostAnnotations} items are allowed; {annotations.Length} were supplied."
            );

        return run with
        {
            Title = (string?)output["title"] ?? run.Title,
            Summary = (string?)output["summary"],
            Text = (string?)output["text"] ?? run.Text,
            Annotations = run.Annotations.AddRange(annotations.Select(Read)),
        };
    }

    private static Annotation Read(JToken value) =>
        new(
            (string)value["path"]!,
            (int)value["start_line"]!,
            (int)value["end_line"]!,
            (int?)value["start_column"],
            (int?)value["end_column"],
            (string)value["annotation_level"]!,
            (string)value["message"]!,
            (string?)value["title"],
            (string?)value["raw_details"]
        );

    private static DateTimeOffset? GetTime(Call call, string name) =>
        call.Find(name) is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : null;

    private static ApiException Invalid(string message) =>
        new(Answer.Error(422, $"Invalid request.\n\n{message}"));

    private static JObject Describe(Call call, CheckRun run)
    {
        var repository = call.Repository;
        var url = $"{call.Json.Url(repository)}/check-runs/{run.Id}";
        var html = $"{call.Json.Html(repository)}/runs/{run.Id}";
        var pulls = repository
            .Content.PullRequests.Values.Where(x => x.IsOpen && x.HeadSha == run.HeadSha)
            .Where(x => x.HeadOwner == repository.Owner.Login);
        return new JObject
        {
            ["id"] = run.Id,
            ["name"] = run.Name,
            ["node_id"] = $"CR_{run.Id}",
            ["head_sha"] = run.HeadSha,
            ["external_id"] = run.ExternalId,
            ["url"] = url,
            ["html_url"] = html,
            ["details_url"] = run.DetailsUrl ?? html,
            ["status"] = run.Status,
            ["conclusion"] = run.Conclusion,
            ["started_at"] = GitHubJson.Time(run.StartedAt),
            ["completed_at"] = GitHubJson.Time(run.CompletedAt),
            ["output"] = new JObject
            {
                ["title"] = run.Title,
                ["summary"] = run.Summary,
                ["text"] = run.Text,
                ["annotations_count"] = run.Annotations.Count,
                ["annotations_url"] = $"{url}/annotations",
            },
            ["check_suite"] = new JObject { ["id"] = repository.Id },
            ["app"] = call.Json.ActionsAppOf(call.State.GetAccount("github")),
            ["pull_requests"] = new JArray(
                pulls.Select(x => PullRequestOperations.GetMinimal(call, x))
            ),
        };
    }

    private static JObject Describe(Call call, CheckRun run, Annotation annotation) =>
        new()
        {
            ["path"] = annotation.Path,
            ["blob_href"] =
                $"{call.Json.Html(call.Repository)}/blob/{run.HeadSha}/{annotation.Path}",
            ["start_line"] = annotation.StartLine,
            ["start_column"] = annotation.StartColumn,
            ["end_line"] = annotation.EndLine,
            ["end_column"] = annotation.EndColumn,
            ["annotation_level"] = annotation.Level,
            ["title"] = annotation.Title,
            ["message"] = annotation.Message,
            ["raw_details"] = annotation.RawDetails,
        };
}
