using System.Text.Json;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.State;

namespace MlOpsBuild.IntegrationTests;

/// <summary>A project whose build runs as a job of GitHub Actions, with a double of GitHub on this machine.</summary>
public sealed class GitHubJob : IAsyncDisposable
{
    public const string Token = "ghs_0123456789abcdefghijABCDEFGHIJ012345";
    public const int Number = 7;

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("job-");

    private GitHubJob(GitHubServer server, SampleProject project)
    {
        Server = server;
        Project = project;
        Repository = server.State.AddRepository("acme", "churn");
    }

    public GitHubServer Server { get; }

    public SampleProject Project { get; }

    public GitHubRepository Repository { get; }

    /// <summary>Variables of the job beside GitHub's.</summary>
    public IReadOnlyList<(string Name, string? Value)> Variables { get; set; } = [];

    /// <summary>The commit that the project is at.</summary>
    public string Sha => Programs.Git(Project.Root, "rev-parse", "HEAD");

    /// <summary>Whether the files for outputs and summary cannot be written.</summary>
    public bool BlockFiles { get; set; }

    public string Outputs => File.ReadAllText(PathOf("output"));

    public string Summary => File.ReadAllText(PathOf("summary"));

    /// <summary>The comments that the job's token has written.</summary>
    public IReadOnlyList<Comment> Comments =>
        [
            .. Repository.Content.Comments.Values.Where(c =>
                c.Author.Login == GitHubState.ActionsLogin
            ),
        ];

    public IReadOnlyList<CheckRun> Checks => [.. Repository.Content.CheckRuns.Values];

    public static Task<GitHubJob> StartAsync(params string[] permissions) =>
        StartAsync(new GitHubOptions(), permissions);

    public static async Task<GitHubJob> StartAsync(
        GitHubOptions options,
        string[] permissions,
        SampleProject? project = null
    )
    {
        var server = await GitHubServer.StartAsync(options);
        Assert.SkipWhen(server.NotJudged is not null, server.NotJudged ?? "");
        var job = new GitHubJob(server, project ?? new SampleProject(git: true));
        server.State.AddWorkflowToken(
            Token,
            permissions is []
                ? ["contents: read", "actions: read", "pull-requests: write", "checks: write"]
                : permissions
        );
        return job;
    }

    /// <summary>Opens the pull request at the project's commit.</summary>
    public void Open(string? fork = null) =>
        Repository.AddPullRequest(Number, "change", Sha, headOwner: fork);

    /// <summary>Runs the build in a job of a pull request.</summary>
    public RunResult RunForPullRequest(int run, params string[] arguments)
    {
        var head = Repository.Content.PullRequests[Number];
        var isFork = head.HeadOwner != Repository.Owner.Login;
        var change = new
        {
            action = "synchronize",
            number = Number,
            pull_request = new
            {
                number = Number,
                head = new
                {
                    sha = head.HeadSha,
                    @ref = head.HeadBranch,
                    repo = new
                    {
                        full_name = $"{head.HeadOwner}/churn",
                        fork = isFork,
                        owner = new { login = head.HeadOwner },
                    },
                },
                @base = new
                {
                    repo = new
                    {
                        full_name = Repository.FullName,
                        owner = new { login = Repository.Owner.Login },
                    },
                },
            },
        };
        return Run("pull_request", "mlops", run, change, arguments);
    }

    /// <summary>Runs the build in a job that follows one of a pull request.</summary>
    public RunResult RunAfter(
        int run,
        string conclusion,
        string sha,
        string? fork,
        params string[] arguments
    )
    {
        var owner = fork ?? Repository.Owner.Login;
        var head = new { @ref = "change", sha };
        var follows = new
        {
            action = "completed",
            workflow_run = new
            {
                id = IdOf(run),
                run_number = run,
                run_attempt = 1,
                name = "mlops",
                path = ".github/workflows/mlops.yml",
                head_sha = sha,
                head_branch = "change",
                head_repository = new
                {
                    full_name = $"{owner}/churn",
                    owner = new { login = owner },
                },
                conclusion,
                @event = "pull_request",
                pull_requests = fork is null ? new[] { new { number = Number, head } } : [],
            },
        };
        return Run("workflow_run", "mlops-comment", run + 100, follows, arguments);
    }

    /// <summary>The id of the run with a number.</summary>
    public static long IdOf(int run) => 9_000_000_000 + run;

    public void ShouldHaveSpokenAsDescribed() => Server.Violations.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await Server.DisposeAsync();
        _temporary.Delete(recursive: true);
    }

    private RunResult Run(
        string eventName,
        string workflow,
        int run,
        object content,
        string[] arguments
    )
    {
        File.WriteAllText(PathOf("event.json"), JsonSerializer.Serialize(content));
        File.WriteAllText(PathOf("output"), "");
        File.WriteAllText(PathOf("summary"), "");
        return Project.RunWith(
            [
                .. Variables,
                ("GITHUB_ACTIONS", "true"),
                ("GITHUB_TOKEN", Token),
                ("GITHUB_REPOSITORY", Repository.FullName),
                ("GITHUB_API_URL", Server.ApiUrl),
                ("GITHUB_SERVER_URL", "https://github.com"),
                ("GITHUB_EVENT_NAME", eventName),
                ("GITHUB_EVENT_PATH", PathOf("event.json")),
                ("GITHUB_SHA", new string('e', 40)),
                ("GITHUB_REF", $"refs/pull/{Number}/merge"),
                ("GITHUB_WORKFLOW", workflow),
                ("GITHUB_RUN_ID", IdOf(run).ToString(CultureInfo.InvariantCulture)),
                ("GITHUB_RUN_NUMBER", run.ToString(CultureInfo.InvariantCulture)),
                ("GITHUB_RUN_ATTEMPT", "1"),
                ("GITHUB_OUTPUT", PathOf(BlockFiles ? "no/output" : "output")),
                ("GITHUB_STEP_SUMMARY", PathOf(BlockFiles ? "no/summary" : "summary")),
            ],
            arguments
        );
    }

    private string PathOf(string file) => Path.Combine(_temporary.FullName, file);
}
