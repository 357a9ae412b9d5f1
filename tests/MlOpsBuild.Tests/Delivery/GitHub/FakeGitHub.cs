using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Tests.Delivery.GitHub;

/// <summary>So much of GitHub as posting needs: comments and check runs of o/r, kept in memory.</summary>
internal sealed partial class FakeGitHub : IAsyncDisposable
{
    public const string Sha = "0123456789012345678901234567890123456789";
    public const string Token = "ghs_secretsecret";

    private readonly HttpHost _host;
    private readonly Lock _lock = new();
    private readonly List<HttpExchange> _requests = [];
    private readonly List<Task> _handled = [];
    private long _last = 5_000_000_000;

    public FakeGitHub() => _host = new HttpHost(HandleAsync);

    public List<StoredComment> Comments { get; private set; } = [];

    public List<JsonObject> CheckRuns { get; } = [];

    public JsonArray Pulls { get; set; } = [];

    /// <summary>Who writes with a token.</summary>
    public Func<string, string> LoginOf { get; set; } =
        x => x.Contains("ghs_", StringComparison.Ordinal) ? "github-actions[bot]" : "someone";

    /// <summary>What is answered instead of doing what is asked; else nothing.</summary>
    public Func<HttpExchange, HttpAnswer?> Instead { get; set; } = _ => null;

    /// <summary>What is answered after what is asked was done; else what there is to say.</summary>
    public Func<HttpExchange, HttpAnswer?> After { get; set; } = _ => null;

    /// <summary>What each request waits for before it is done.</summary>
    public Func<HttpExchange, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What each answer waits for.</summary>
    public Func<HttpExchange, Task> Done { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<HttpExchange> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<string> Lines => [.. Requests.Select(x => x.Line)];

    public StoredComment[] Live
    {
        get
        {
            lock (_lock)
            {
                return [.. Comments.Where(x => x.IsLive)];
            }
        }
    }

    public SkippingClock Clock { get; } = new();

    public List<string> Notes { get; } = [];

    public Uri Address => _host.Address;

    public GitHubRun Run(long number = 7, int attempt = 1) =>
        new()
        {
            Owner = "o",
            Repository = "r",
            ApiUrl = Address,
            InActions = true,
            EventName = "pull_request",
            Workflow = "CI",
            HeadSha = Sha,
            RunId = 1000 + number,
            RunNumber = number,
            RunAttempt = attempt,
            PullRequest = 3,
        };

    public GitHubPosterOptions Options(CommentMode mode = CommentMode.Update) =>
        new()
        {
            Token = Token,
            Mode = mode,
            Time = Clock,
            Note = x =>
            {
                lock (Notes)
                {
                    Notes.Add(x);
                }
            },
        };

    /// <summary>30 seeds of each mode.</summary>
    public static TheoryData<CommentMode, int> Seeds()
    {
        var data = new TheoryData<CommentMode, int>();
        foreach (var mode in Enum.GetValues<CommentMode>())
        {
            for (var seed = 0; seed < 30; seed++)
            {
                data.Add(mode, seed);
            }
        }

        return data;
    }

    public static ReportPost Post(string text = "report", string model = "churn") =>
        new()
        {
            Model = model,
            Outcome = RunOutcome.Accepted,
            Title = "Accepted",
            Body = (marker, _) => $"{marker}\n{text}",
            Summary = "All passed.",
        };

    public static string Marker(long run, int attempt = 1, string model = "churn") =>
        new CommentMarker(model, "CI", run, attempt).Format();

    public StoredComment Add(string body, string login = "github-actions[bot]", bool edited = false)
    {
        lock (_lock)
        {
            var comment = new StoredComment(++_last, login, body) { IsEdited = edited };
            Comments.Add(comment);
            return comment;
        }
    }

    public Task<PostResult> PostAsync(
        ReportPost? post = null,
        GitHubRun? run = null,
        GitHubPosterOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        new GitHubPoster(run ?? Run(), options ?? Options()).PostAsync(
            post ?? Post(),
            cancellationToken
        );

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Ends when all that was received is done, also for clients that were killed meanwhile.</summary>
    public async Task QuietAsync()
    {
        Task[] handled;
        lock (_lock)
        {
            handled = [.. _handled];
        }

        await Task.WhenAll(handled);
    }

    private async Task<HttpAnswer> HandleAsync(HttpExchange request)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _requests.Add(request);
            _handled.Add(done.Task);
        }

        try
        {
            return await PerformAsync(request);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task<HttpAnswer> PerformAsync(HttpExchange request)
    {
        await Before(request);
        HttpAnswer answer;
        lock (_lock)
        {
            answer = Instead(request) ?? Answer(request);
        }

        await Done(request);
        return After(request) ?? answer;
    }

    private HttpAnswer Answer(HttpExchange request)
    {
        var body = request.Body.Length > 0 ? JsonNode.Parse(request.Body) : null;
        var id = Id().Match(request.Path) is { Success: true } match
            ? long.Parse(match.Value, CultureInfo.InvariantCulture)
            : 0;
        return (request.Method, Id().Replace(request.Path, "N")) switch
        {
            ("GET", "/repos/o/r/issues/3/comments") => List(request),
            ("POST", "/repos/o/r/issues/3/comments") => Json(
                201,
                Describe(Add((string)body!["body"]!, LoginOf(request.Token)))
            ),
            ("PATCH", "/repos/o/r/issues/comments/N") => Edit(id, (string)body!["body"]!),
            ("DELETE", "/repos/o/r/issues/comments/N") => Comments.RemoveAll(x => x.Id == id) > 0
                ? new HttpAnswer(204)
                : NotFound(),
            ("POST", "/graphql") => Minimize((string)body!["variables"]!["id"]!),
            ("GET", "/user") => Json(200, new JsonObject { ["login"] = LoginOf(request.Token) }),
            ("GET", "/repos/o/r/pulls") => Json(200, Pulls),
            ("POST", "/repos/o/r/check-runs") => CreateCheck((JsonObject)body!),
            ("PATCH", "/repos/o/r/check-runs/N") => EditCheck(id, (JsonObject)body!),
            ("GET", "/repos/o/r/check-runs/N") => Json(200, Describe(Check(id))),
            ("GET", $"/repos/o/r/commits/{Sha}/check-runs") => Json(
                200,
                new JsonObject
                {
                    ["total_count"] = CheckRuns.Count,
                    ["check_runs"] = new JsonArray([.. CheckRuns.Select(Describe)]),
                }
            ),
            _ => NotFound(),
        };
    }

    private HttpAnswer List(HttpExchange request)
    {
        var page = Page().Match(request.Target) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : 1;
        var items = Comments.Skip((page - 1) * 100).Take(100).Select(Describe).ToArray();
        var answer = Json(200, new JsonArray(items));
        return page * 100 >= Comments.Count
            ? answer
            : answer with
            {
                Headers =
                [
                    $"Link: <{Address}repos/o/r/issues/3/comments?per_page=100&page={page + 1}>; rel=\"next\"",
                ],
            };
    }

    private HttpAnswer Edit(long id, string body)
    {
        var index = Comments.FindIndex(x => x.Id == id);
        if (index < 0)
        {
            return NotFound();
        }

        Comments[index] = Comments[index] with { Body = body, IsEdited = true };
        return Json(200, Describe(Comments[index]));
    }

    private HttpAnswer Minimize(string node)
    {
        var index = Comments.FindIndex(x => $"IC_{x.Id}" == node);
        Comments[index] = Comments[index] with { IsMinimized = true };
        return new HttpAnswer(200, """{"data":{"minimizeComment":{"clientMutationId":null}}}""");
    }

    private HttpAnswer CreateCheck(JsonObject run)
    {
        run = (JsonObject)run.DeepClone();
        run["id"] = ++_last;
        CheckRuns.Add(run);
        return Json(201, Describe(run));
    }

    private HttpAnswer EditCheck(long id, JsonObject change)
    {
        foreach (var annotation in (JsonArray)change["output"]!["annotations"]!)
        {
            ((JsonArray)Check(id)["output"]!["annotations"]!).Add(annotation!.DeepClone());
        }

        return Json(200, Describe(Check(id)));
    }

    private JsonObject Check(long id) => CheckRuns.Single(x => (long)x["id"]! == id);

    private static JsonObject Describe(JsonObject run) =>
        new()
        {
            ["id"] = (long)run["id"]!,
            ["external_id"] = (string)run["external_id"]!,
            ["name"] = (string)run["name"]!,
            ["html_url"] = $"https://github.com/o/r/runs/{run["id"]}",
            ["output"] = new JsonObject
            {
                ["annotations_count"] = (run["output"]!["annotations"] as JsonArray)?.Count ?? 0,
            },
        };

    private static JsonObject Describe(StoredComment x) =>
        new()
        {
            ["id"] = x.Id,
            ["node_id"] = $"IC_{x.Id}",
            ["html_url"] = $"https://github.com/o/r/pull/3#issuecomment-{x.Id}",
            ["body"] = x.Body,
            ["created_at"] = "2026-01-01T00:00:00Z",
            ["updated_at"] = x.IsEdited ? "2026-01-01T00:01:00Z" : "2026-01-01T00:00:00Z",
            ["user"] = new JsonObject
            {
                ["login"] = x.Login,
                ["type"] = x.Login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User",
            },
        };

    private static HttpAnswer Json(int status, JsonNode body) => new(status, body.ToJsonString());

    private static HttpAnswer NotFound() => new(404, """{"message":"Not Found"}""");

    [GeneratedRegex("[0-9]{6,}$")]
    private static partial Regex Id();

    [GeneratedRegex("[?&]page=([0-9]+)")]
    private static partial Regex Page();
}
