using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Which repository, commit and run a report belongs to, and where GitHub is.</summary>
public sealed record GitHubRun
{
    /// <summary>The workflow of a report that was posted from outside GitHub Actions.</summary>
    public const string LocalWorkflow = "local";

    /// <summary>Who owns the repository.</summary>
    public required string Owner { get; init; }

    /// <summary>The repository's name, without its owner.</summary>
    public required string Repository { get; init; }

    /// <summary>The address of the API; absolute. <value>The default value is https://api.github.com/.</value></summary>
    public Uri ApiUrl { get; init; } = new("https://api.github.com/");

    /// <summary>The address of the web pages; absolute. <value>The default value is https://github.com/.</value></summary>
    public Uri ServerUrl { get; init; } = new("https://github.com/");

    /// <summary>Whether this is a job of GitHub Actions. <value>The default value is <see langword="false"/>.</value></summary>
    public bool InActions { get; init; }

    /// <summary>What started the run, e.g. <c>pull_request</c>, or empty.</summary>
    public string EventName { get; init; } = "";

    /// <summary>The workflow's name. <value>The default value is <see cref="LocalWorkflow"/>.</value></summary>
    public string Workflow { get; init; } = LocalWorkflow;

    /// <summary>The commit that is reported on (of a pull request its head, never the merge commit), or empty.</summary>
    public string HeadSha { get; init; } = "";

    /// <summary>The run's id, of which GitHub has each once; 0 outside GitHub Actions.</summary>
    public long RunId { get; init; }

    /// <summary>The run's number, which grows within a workflow; 0 outside GitHub Actions.</summary>
    public long RunNumber { get; init; }

    /// <summary>Which attempt of the run, from 1; 0 outside GitHub Actions.</summary>
    public int RunAttempt { get; init; }

    /// <summary>The pull request that started the run, if one did.</summary>
    public int? PullRequest { get; init; }

    /// <summary>Whether <see cref="PullRequest"/> comes from another repository.</summary>
    public bool IsFork { get; init; }

    /// <summary>Of an event <c>workflow_run</c>: the run whose report is posted.</summary>
    public TriggeringRun? TriggeredBy { get; init; }

    /// <summary>Whether GitHub gives the job's own token no right to write: an event of a fork's pull request.</summary>
    public bool IsReadOnly => IsFork && EventName is not "pull_request_target";

    /// <summary>The run that the report is of: the triggering one where there is one.</summary>
    internal TriggeringRun Reported =>
        TriggeredBy
        ?? new TriggeringRun
        {
            Id = RunId,
            Number = RunNumber,
            Attempt = RunAttempt,
            Name = Workflow,
            HeadSha = HeadSha,
        };

    /// <summary>The page of the run that the report is of; none outside GitHub Actions.</summary>
    public Uri? RunUrl =>
        Reported.Id == 0
            ? null
            : new Uri(
                ServerUrl,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ServerUrl.AbsolutePath.TrimEnd('/')}/{Owner}/{Repository}/actions/runs/{Reported.Id}"
                )
            );

    /// <summary>
    /// The repository that a clone's remote names. Nobody's token goes to a server that was not named as GitHub's: besides
    /// github.com and ghe.com that is one whose API <c>GITHUB_API_URL</c> names.
    /// </summary>
    /// <param name="host">The remote's host.</param>
    /// <param name="owner">Who owns the repository.</param>
    /// <param name="repository">The repository's name.</param>
    /// <param name="variable">Gives the value of an environment variable, or <see langword="null"/>.</param>
    /// <returns><see langword="null"/> when the host is not known to be GitHub's.</returns>
    /// <exception cref="UsageException"><c>GITHUB_API_URL</c> is no address.</exception>
    public static GitHubRun? OfRemote(
        string host,
        string owner,
        string repository,
        Func<string, string?> variable
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(variable);
        // docs.github.com, "Getting started with the REST API": the addresses of GitHub.com and of ghe.com.
        var api =
            host.Equals("github.com", StringComparison.OrdinalIgnoreCase) ? "https://api.github.com"
            : host.EndsWith(".ghe.com", StringComparison.OrdinalIgnoreCase) ? $"https://api.{host}"
            : null;
        return api is null && string.IsNullOrEmpty(variable("GITHUB_API_URL"))
            ? null
            : new GitHubRun
            {
                Owner = owner,
                Repository = repository,
                ServerUrl = new Uri($"https://{host}/"),
                ApiUrl = new GitHubVariables(variable).Address(
                    "GITHUB_API_URL",
                    api ?? $"https://{host}/api/v3"
                ),
            };
    }

    /// <summary>Reads where a job of GitHub Actions runs (docs.github.com, "Default environment variables").</summary>
    /// <param name="variable">Gives the value of an environment variable, or <see langword="null"/>.</param>
    /// <exception cref="UsageException">A variable or the event is not as GitHub makes it.</exception>
    public static GitHubRun FromEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var reader = new GitHubVariables(variable);
        var (owner, name) = reader.Repository();
        var run = new GitHubRun
        {
            Owner = owner,
            Repository = name,
            ApiUrl = reader.Address("GITHUB_API_URL", "https://api.github.com"),
            ServerUrl = reader.Address("GITHUB_SERVER_URL", "https://github.com"),
            InActions = variable("GITHUB_ACTIONS") == "true",
            EventName = variable("GITHUB_EVENT_NAME") ?? "",
            Workflow = variable("GITHUB_WORKFLOW") is { Length: > 0 } text ? text : LocalWorkflow,
            HeadSha = reader.Commit("GITHUB_SHA"),
            RunId = reader.Number("GITHUB_RUN_ID", long.MaxValue),
            RunNumber = reader.Number("GITHUB_RUN_NUMBER", long.MaxValue),
            RunAttempt = (int)reader.Number("GITHUB_RUN_ATTEMPT", int.MaxValue),
        };
        return
            run.EventName == "workflow_run"
            || run.EventName.StartsWith("pull_request", StringComparison.Ordinal)
            ? GitHubEvent.Apply(run, reader.EventFile())
            : run;
    }
}
