using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.State;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Delivery.Tests.GitHub;

/// <summary>Against a server that keeps deployments as GitHub does and holds each request against GitHub's own description.</summary>
public sealed class DeploymentPostTests : IAsyncLifetime
{
    private const string Commit = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private const string Token = "ghs_workflow";
    private static readonly Uri Address = new("https://churn.example.org/");

    private readonly SkippingClock _clock = new();
    private readonly List<string> _notes = [];
    private GitHubServer _server = null!;
    private GitHubRepository _repository = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await GitHubServer.StartAsync(new GitHubOptions { Time = _clock });
        _repository = _server.State.AddRepository("acme", "widgets");
        _server.State.AddWorkflowToken(Token, "contents: read", "deployments: write");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _server.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deployment_begins_and_serves()
    {
        var post = Post();
        await post.BeginAsync(Cancellation);
        var begun = Single();
        begun.State.ShouldBe("in_progress");
        post.Id.ShouldBe(begun.Id);
        (begun.Sha, begun.Task, begun.Environment).ShouldBe((Commit, "deploy", "production"));
        (begun.IsProduction, begun.IsTransient).ShouldBe((true, false));
        begun.Description.ShouldBe("churn 1.4.0");
        Text(begun.Payload)
            .ShouldBe(
                $$"""{"digest":"{{Digest('a')}}","image":"registry.example/churn@{{Digest('b')}}","model":"churn","run":"1007","tool":"mlopsbuild","version":"1.4.0"}"""
            );

        await post.SucceedAsync("2 servers, all golden rows equal", Address, Cancellation);
        var status = Single().Statuses[^1];
        status.State.ShouldBe("success");
        status.Description.ShouldBe("2 servers, all golden rows equal");
        status.EnvironmentUrl.ShouldBe("https://churn.example.org/");
        status.LogUrl.ShouldBe("https://github.com/acme/widgets/actions/runs/1007");
        _notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Required_checks_of_the_commit_do_not_stand_in_the_way()
    {
        // The job that deploys is itself a check of the commit, and not over.
        using var http = new HttpClient();
        _server.State.AddWorkflowToken("ghs_status", "statuses: write");
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{_server.ApiUrl}/repos/acme/widgets/statuses/{Commit}"
        )
        {
            Content = new StringContent("""{"state":"pending","context":"ci"}"""),
        };
        request.Headers.Authorization = new("Bearer", "ghs_status");
        request.Content.Headers.ContentType = new("application/json");
        (await http.SendAsync(request, Cancellation)).EnsureSuccessStatusCode();

        await Post().BeginAsync(Cancellation);
        Single().State.ShouldBe("in_progress");
    }

    [Fact]
    public async Task A_failure_leaves_what_served_before_active()
    {
        var old = await DeployAsync(Facts('a'), Run(7));
        var post = Post(Facts('c'), Run(8));
        await post.BeginAsync(Cancellation);
        await post.FailAsync("Never got ready.\n" + new string('x', 200), Cancellation);

        State(old).ShouldBe("success");
        var status = _repository.Content.Deployments[post.Id!.Value].Statuses[^1];
        status.State.ShouldBe("failure");
        status.Description.Length.ShouldBe(140);
        status.Description.ShouldStartWith("Never got ready. xxx");
        status.Description.ShouldEndWith("…");
    }

    [Fact]
    public async Task What_it_replaces_becomes_inactive_and_other_models_stay()
    {
        var other = await DeployAsync(Facts('a') with { Model = "price" }, Run(6));
        var first = await DeployAsync(Facts('a'), Run(7));
        var staging = await DeployAsync(Facts('a') with { Environment = "staging" }, Run(7));
        var second = await DeployAsync(Facts('c'), Run(8));
        var third = await DeployAsync(Facts('d'), Run(9));

        new[] { other, first, staging, second, third }
            .Select(State)
            .ShouldBe(["success", "inactive", "success", "inactive", "success"]);
        // Each was made inactive once, not again by each that followed.
        _repository
            .Content.Deployments[first]
            .Statuses.Count(x => x.State == "inactive")
            .ShouldBe(1);
    }

    [Fact]
    public async Task Another_attempt_of_the_run_goes_on_with_its_deployment()
    {
        await Post(run: Run(7)).BeginAsync(Cancellation);
        await DeployAsync(Facts('a'), Run(7) with { RunAttempt = 2 });
        Single().Statuses.Select(x => x.State).ShouldBe(["in_progress", "in_progress", "success"]);
        await DeployAsync(Facts('a'), Run(8));
        _repository.Content.Deployments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Deployments_of_other_tools_are_left_alone()
    {
        // Payloads come back as they were sent: an object, a text that is no JSON, nothing.
        string[] others =
        [
            """{"tool":7}""",
            "\"ship it\"",
            "\"\"",
            "\"[1]\"",
            "\"null\"",
            "\"{\\\"tool\\\":[]}\"",
        ];
        foreach (var payload in others)
        {
            _repository.AddDeployment(Commit, "production", payload);
        }

        var id = await DeployAsync(Facts('a'), Run(7));
        _repository.Content.Deployments.Keys.Max().ShouldBe(id);
        _repository
            .Content.Deployments.Values.Where(x => x.Id != id)
            .ShouldAllBe(x => x.Statuses.Count == 0);
        _notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1007)]
    [InlineData(0)]
    public async Task A_lost_answer_makes_no_second_deployment(long runId)
    {
        _server.Faults.Add(Fault.Cut(isPerformed: true), x => x.Method == "POST");
        var post = Post(run: Run(7) with { RunId = runId });
        await post.BeginAsync(Cancellation);
        Single().State.ShouldBe("in_progress");
        post.Id.ShouldBe(Single().Id);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for()
    {
        var limit = Fault.SecondaryLimit(TimeSpan.FromSeconds(20));
        _server.Faults.Add(limit, x => x.Method == "POST");
        await DeployAsync(Facts('a'), Run(7));
        Single().State.ShouldBe("success");
        _notes.Single().ShouldContain("Trying again in 20");
    }

    [Fact]
    public async Task Without_the_permission_there_is_one_line_that_names_it()
    {
        _server.State.AddWorkflowToken("ghs_less", "contents: read", "deployments: read");
        var post = Post(options: Options() with { Token = "ghs_less" });
        await post.BeginAsync(Cancellation);
        await post.SucceedAsync("serves", Address, Cancellation);
        post.Id.ShouldBeNull();
        _notes
            .Single()
            .ShouldBe(
                "The deployment to production is not recorded on GitHub: Could not record the deployment to production in acme/widgets at 127.0.0.1: "
                    + "the token lacks a permission (GitHub answered 403 Resource not accessible by integration). It needs deployments: write. "
                    + "Give the job, in the workflow's file: permissions: { contents: read, deployments: write }"
            );
    }

    [Theory]
    [InlineData("", "there is no token")]
    [InlineData("ghs_unknown", "does not accept the token")]
    public async Task Without_a_token_that_works_there_is_one_line(string token, string why)
    {
        var post = Post(options: Options() with { Token = token });
        await post.BeginAsync(Cancellation);
        await post.FailAsync("no", Cancellation);
        _notes.Single().ShouldContain(why);
        _notes[0].ShouldNotContain("ghs_unknown");
    }

    [Fact]
    public async Task Elsewhere_than_on_GitHub_there_is_one_line()
    {
        var post = new DeploymentPost(null, Options(), Facts('a'));
        await post.BeginAsync(Cancellation);
        await post.SucceedAsync("serves", null, Cancellation);
        _notes.ShouldBe([
            "The deployment to production is not recorded on GitHub: this is no clone of a repository there.",
        ]);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_that_GitHub_does_not_know_is_one_line()
    {
        await Post(Facts('a') with { Commit = new string('0', 64) }).BeginAsync(Cancellation);
        _notes.Single().ShouldContain("No ref found for: 000");
        await Post(Facts('a') with { Commit = "" }).BeginAsync(Cancellation);
        _notes[^1].ShouldContain("the model's commit is not known");
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_sent()
    {
        List<string> shown = [];
        var options = Options() with { Token = "", DryRun = true, ShowRequest = shown.Add };
        var post = Post(options: options);
        await post.BeginAsync(Cancellation);
        await post.SucceedAsync("serves", Address, Cancellation);
        _server.Requests.ShouldBeEmpty();
        post.Id.ShouldBeNull();
        string.Join('\n', shown)
            .Replace(_server.ApiUrl, "https://api.example", StringComparison.Ordinal)
            .ShouldBe(
                $$"""
                POST https://api.example/repos/acme/widgets/deployments
                {
                  "ref": "{{Commit}}",
                  "task": "deploy",
                  "auto_merge": false,
                  "required_contexts": [],
                  "payload": "{\"digest\":\"{{Digest(
                    'a'
                )}}\",\"image\":\"registry.example/churn@{{Digest(
                    'b'
                )}}\",\"model\":\"churn\",\"run\":\"1007\",\"tool\":\"mlopsbuild\",\"version\":\"1.4.0\"}",
                  "environment": "production",
                  "description": "churn 1.4.0",
                  "transient_environment": false,
                  "production_environment": true
                }
                POST https://api.example/repos/acme/widgets/deployments/0/statuses
                {
                  "state": "in_progress",
                  "log_url": "https://github.com/acme/widgets/actions/runs/1007",
                  "description": "",
                  "auto_inactive": false
                }
                POST https://api.example/repos/acme/widgets/deployments/0/statuses
                {
                  "state": "success",
                  "log_url": "https://github.com/acme/widgets/actions/runs/1007",
                  "description": "serves",
                  "environment_url": "https://churn.example.org/",
                  "auto_inactive": false
                }
                """
            );
    }

    [Fact]
    public async Task Ending_it_ends_it()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Post().BeginAsync(source.Token));
    }

    private async Task<long> DeployAsync(DeploymentFacts facts, GitHubRun run)
    {
        var post = Post(facts, run);
        await post.BeginAsync(Cancellation);
        await post.SucceedAsync("serves", Address, Cancellation);
        return post.Id!.Value;
    }

    private DeploymentPost Post(
        DeploymentFacts? facts = null,
        GitHubRun? run = null,
        GitHubPosterOptions? options = null
    ) => new(run ?? Run(7), options ?? Options(), facts ?? Facts('a'));

    private GitHubPosterOptions Options() =>
        new()
        {
            Token = Token,
            Time = _clock,
            Note = _notes.Add,
        };

    private GitHubRun Run(long number) =>
        new()
        {
            Owner = "acme",
            Repository = "widgets",
            ApiUrl = new Uri(_server.ApiUrl + "/"),
            InActions = true,
            EventName = "push",
            HeadSha = Commit,
            RunId = 1000 + number,
            RunNumber = number,
            RunAttempt = 1,
        };

    private static DeploymentFacts Facts(char digest) =>
        new()
        {
            Environment = "production",
            Commit = Commit,
            Model = "churn",
            Version = "1.4.0",
            ModelDigest = Digest(digest),
            Image = $"registry.example/churn@{Digest('b')}",
        };

    private static Digest Digest(char digit) =>
        Common.Digest.Parse("sha256:" + new string(digit, 64));

    private Deployment Single() => _repository.Content.Deployments.Values.Single();

    private string State(long id) => _repository.Content.Deployments[id].State;

    private static string Text(string json) => (string)JsonNode.Parse(json)!;
}
