using MlOpsBuild.Common;
using MlOpsBuild.Delivery.GitHub;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class GitHubRunTests : IDisposable
{
    private const string Head = "1111111111111111111111111111111111111111";
    private const string Merge = "2222222222222222222222222222222222222222";

    private readonly string _event = Path.GetTempFileName();
    private readonly Dictionary<string, string> _variables;

    public GitHubRunTests() =>
        _variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_REPOSITORY"] = "octo-org/a.repo_1",
            ["GITHUB_API_URL"] = "https://ghe.example/api/v3",
            ["GITHUB_SERVER_URL"] = "https://ghe.example",
            ["GITHUB_EVENT_NAME"] = "push",
            ["GITHUB_EVENT_PATH"] = _event,
            ["GITHUB_SHA"] = Merge,
            ["GITHUB_RUN_ID"] = "12345678901",
            ["GITHUB_RUN_NUMBER"] = "57",
            ["GITHUB_RUN_ATTEMPT"] = "2",
            ["GITHUB_WORKFLOW"] = "CI",
        };

    public void Dispose() => File.Delete(_event);

    [Theory]
    [InlineData("github.com", null, "https://api.github.com/")]
    [InlineData("GitHub.com", null, "https://api.github.com/")]
    [InlineData("octo.ghe.com", null, "https://api.octo.ghe.com/")]
    [InlineData("git.example", "https://git.example/api/v3", "https://git.example/api/v3/")]
    public void A_remote_on_GitHub_is_known(string host, string? given, string api)
    {
        var run = GitHubRun.OfRemote(host, "acme", "churn", _ => given).ShouldNotBeNull();
        run.ApiUrl.AbsoluteUri.ShouldBe(api);
        (run.Owner, run.Repository, run.InActions).ShouldBe(("acme", "churn", false));
    }

    [Theory]
    [InlineData("gitlab.com")]
    [InlineData("notgithub.com")]
    [InlineData("github.com.evil.example")]
    [InlineData("evilghe.com")]
    public void A_token_goes_to_no_server_that_nobody_named_as_GitHubs(string host) =>
        GitHubRun.OfRemote(host, "acme", "churn", _ => null).ShouldBeNull();

    [Fact]
    public void An_address_that_is_none_is_told() =>
        Should
            .Throw<UsageException>(() =>
                GitHubRun.OfRemote("github.com", "acme", "churn", _ => "::nope")
            )
            .Message.ShouldContain("GITHUB_API_URL");

    [Fact]
    public void A_push_has_no_pull_request()
    {
        var run = Read();
        run.Owner.ShouldBe("octo-org");
        run.Repository.ShouldBe("a.repo_1");
        run.ApiUrl.AbsoluteUri.ShouldBe("https://ghe.example/api/v3/");
        run.InActions.ShouldBeTrue();
        run.PullRequest.ShouldBeNull();
        CheckReported(run, "CI", 12345678901, 57, 2, Merge);
        run.RunUrl!.AbsoluteUri.ShouldBe(
            "https://ghe.example/octo-org/a.repo_1/actions/runs/12345678901"
        );
    }

    [Theory]
    [InlineData("\"octo-org/a.repo_1\"", "pull_request", false, false)]
    [InlineData("\"Octo-Org/a.repo_1\"", "pull_request", false, false)]
    [InlineData("\"fork/a.repo_1\"", "pull_request", true, true)]
    [InlineData("\"fork/a.repo_1\"", "pull_request_target", true, false)]
    [InlineData("null", "pull_request", true, true)]
    public void Of_a_pull_request_the_head_counts_not_the_merge(
        string repository,
        string name,
        bool fork,
        bool readOnly
    )
    {
        var run = Read(
            name,
            $$$$$"""{"pull_request":{"number":42,"head":{"sha":"{{{{{Head}}}}}","repo":{"full_name":{{{{{repository}}}}}}}}}"""
        );
        run.PullRequest.ShouldBe(42);
        run.HeadSha.ShouldBe(Head);
        run.IsFork.ShouldBe(fork);
        run.IsReadOnly.ShouldBe(readOnly);
    }

    [Fact]
    public void A_deleted_fork_has_no_repository() =>
        Read(
            "pull_request",
            $$$$$"""{"pull_request":{"number":42,"head":{"sha":"{{{{{Head}}}}}","repo":null}}}"""
        )
            .IsFork.ShouldBeTrue();

    [Fact]
    public void Of_a_workflow_run_the_triggering_run_is_reported()
    {
        var run = Read("workflow_run", WorkflowRun());
        CheckReported(run, "Test", 99, 8, 3, Head);
        run.PullRequest.ShouldBeNull();
        run.RunUrl!.AbsoluteUri.ShouldEndWith("/actions/runs/99");
        var triggering = run.TriggeredBy!;
        triggering.HeadBranch.ShouldBe("feature");
        triggering.HeadOwner.ShouldBe("someone");
        triggering.Conclusion.ShouldBe("failure");
        triggering.Event.ShouldBe("pull_request");
        // The second is of another repository.
        triggering.PullRequests.ShouldBe([new PullRequestHead(5, Head)]);
    }

    [Fact]
    public void A_workflow_without_a_name_has_its_file() =>
        Read(
            "workflow_run",
            WorkflowRun().Replace("\"name\":\"Test\"", "\"name\":null", StringComparison.Ordinal)
        )
            .Reported.Name.ShouldBe(".github/workflows/test.yml");

    [Theory]
    [InlineData("GITHUB_REPOSITORY", null, "GITHUB_REPOSITORY is not set, expected owner/name")]
    [InlineData("GITHUB_REPOSITORY", "a/b/c", "GITHUB_REPOSITORY is 'a/b/c'")]
    [InlineData("GITHUB_REPOSITORY", "a/..", "GITHUB_REPOSITORY is 'a/..'")]
    [InlineData("GITHUB_API_URL", "file:///etc", "GITHUB_API_URL is 'file:///etc'")]
    [InlineData("GITHUB_SHA", "main", "GITHUB_SHA is 'main', expected a commit")]
    [InlineData("GITHUB_RUN_NUMBER", "-1", "GITHUB_RUN_NUMBER is '-1', expected a number")]
    [InlineData("GITHUB_RUN_ATTEMPT", "4294967297", "GITHUB_RUN_ATTEMPT is '4294967297'")]
    public void A_wrong_variable_is_named(string name, string? value, string message)
    {
        _variables.Remove(name);
        if (value is not null)
        {
            _variables[name] = value;
        }

        Should.Throw<UsageException>(() => Read()).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("no json", "is no JSON")]
    [InlineData("[]", "has nothing at pull_request.number, expected a number from 1")]
    [InlineData("""{"pull_request":{"number":"1"}}""", "has '1' at pull_request.number")]
    [InlineData(
        """{"pull_request":{"number":1,"head":{"sha":"main\u001b"}}}""",
        "has 'main\uFFFD' at pull_request.head.sha, expected a commit"
    )]
    public void A_wrong_event_is_described(string json, string message)
    {
        var error = Should.Throw<UsageException>(() => Read("pull_request", json));
        error.Message.ShouldContain(message);
        error.Message.ShouldContain(_event);
    }

    [Theory]
    [InlineData("\"run_number\":8", "\"run_number\":0", "has '0' at workflow_run.run_number")]
    [InlineData(
        "\"number\":5",
        "\"number\":5.5",
        "has '5.5' at workflow_run.pull_requests[0].number"
    )]
    [InlineData(
        "\"pull_requests\":[",
        "\"pull_requests\":{},\"x\":[",
        "an object at workflow_run.pull_requests"
    )]
    public void A_wrong_triggering_run_is_described(string what, string instead, string message) =>
        Should
            .Throw<UsageException>(() =>
                Read("workflow_run", WorkflowRun().Replace(what, instead, StringComparison.Ordinal))
            )
            .Message.ShouldContain(message);

    [Fact]
    public void Missing_events_are_named()
    {
        _variables["GITHUB_EVENT_PATH"] = _event + ".none";
        Should
            .Throw<UsageException>(() => Read("workflow_run"))
            .Message.ShouldContain("cannot be read");
    }

    private static void CheckReported(
        GitHubRun run,
        string name,
        long id,
        long number,
        int attempt,
        string sha
    )
    {
        var found = run.Reported;
        (found.Name, found.Id, found.Number, found.Attempt, found.HeadSha).ShouldBe(
            (name, id, number, attempt, sha)
        );
    }

    private static string WorkflowRun() =>
        $$$$$"""
            {"repository":{"id":1},"workflow_run":{"id":99,"name":"Test","path":".github/workflows/test.yml","run_number":8,"run_attempt":3,
            "head_sha":"{{{{{Head}}}}}","head_branch":"feature","head_repository":{"owner":{"login":"someone"}},
            "conclusion":"failure","event":"pull_request","pull_requests":[
            {"number":5,"head":{"sha":"{{{{{Head}}}}}"},"base":{"repo":{"id":1}}},
            {"number":6,"head":{"sha":"{{{{{Head}}}}}"},"base":{"repo":{"id":2}}}]}}
            """;

    private GitHubRun Read(string name = "push", string json = "{}")
    {
        _variables["GITHUB_EVENT_NAME"] = name;
        File.WriteAllText(_event, json);
        return GitHubRun.FromEnvironment(x => _variables.GetValueOrDefault(x));
    }
}
