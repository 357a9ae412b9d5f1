using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Records a deployment on GitHub: begun, then succeeded or failed, with the address of the environment and of the run's
/// log. Whatever GitHub says, the deployment itself goes on: what could not be recorded is one line.
/// </summary>
/// <remarks>
/// When one succeeds, earlier ones of the same model in the same environment become inactive. GitHub's own
/// <c>auto_inactive</c> is switched off: it would take other models of the environment for replaced, and does nothing in
/// production environments (docs.github.com, "REST API endpoints for deployment statuses").
/// </remarks>
public sealed class DeploymentPost
{
    private const int LongestDescription = 140;
    private const int MostReplaced = 10;

    private readonly GitHubRun? _run;
    private readonly GitHubPosterOptions _options;
    private readonly DeploymentFacts _facts;
    private readonly DeploymentPayload _payload;
    private string? _off;
    private long? _id; // 0 in a dry run
    private bool _lost;

    /// <summary>Creates it; nothing is sent yet.</summary>
    /// <param name="run">Where and of what; <see langword="null"/> when this is no repository of GitHub.</param>
    /// <param name="options">How; <see cref="GitHubPosterOptions.Note"/> takes what could not be recorded.</param>
    /// <param name="facts">What is deployed.</param>
    public DeploymentPost(GitHubRun? run, GitHubPosterOptions options, DeploymentFacts facts)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(facts);
        (_run, _options, _facts) = (run, options, facts);
        // All attempts of a run are one deployment. Elsewhere each is its own: nothing else tells them apart.
        var id = run is { RunId: > 0 }
            ? run.RunId.ToString(CultureInfo.InvariantCulture)
            : "local-"
                + options
                    .Time.GetUtcNow()
                    .UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        _payload = new(id, facts.Model, facts.Version, facts.ModelDigest.ToString(), facts.Image);
    }

    /// <summary>GitHub's number of the deployment; <see langword="null"/> when there is none (yet), and in a dry run.</summary>
    public long? Id => _id > 0 ? _id : null;

    /// <summary>
    /// Records that the deployment begins. An earlier attempt of the same run that deployed the same image is gone on
    /// with.
    /// </summary>
    /// <param name="cancellationToken">Ends it.</param>
    public Task BeginAsync(CancellationToken cancellationToken = default) =>
        SendAsync(
            async session =>
            {
                _id = await session.Retry.RunAsync(
                    $"record the deployment to {_facts.Environment}",
                    writes: true,
                    () => CreateAsync(session)
                );
                await StatusAsync(session, _id.Value, DeploymentState.InProgress, "", null);
            },
            cancellationToken
        );

    /// <summary>Records that it serves.</summary>
    /// <param name="description">What to say of it, in a line; cut to GitHub's 140 characters.</param>
    /// <param name="address">Where it serves, http or https; <see langword="null"/> when it has no address.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task SucceedAsync(
        string description,
        Uri? address,
        CancellationToken cancellationToken = default
    ) =>
        EndAsync(
            async (session, id) =>
            {
                await StatusAsync(session, id, DeploymentState.Success, description, address);
                await ReplaceAsync(session, id);
            },
            cancellationToken
        );

    /// <summary>Records that it failed; what served before does so still, and so stays active.</summary>
    /// <param name="description">Why, in a line; cut to GitHub's 140 characters.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task FailAsync(string description, CancellationToken cancellationToken = default) =>
        EndAsync(
            (session, id) => StatusAsync(session, id, DeploymentState.Failure, description, null),
            cancellationToken
        );

    private Task EndAsync(Func<GitHubSession, long, Task> send, CancellationToken cancellation) =>
        _id is { } id ? SendAsync(session => send(session, id), cancellation) : Task.CompletedTask; // it was said why it has not begun

    private async Task SendAsync(Func<GitHubSession, Task> send, CancellationToken cancellation)
    {
        if (_off is not null)
        {
            return;
        }

        _off = Missing();
        if (_off is null)
        {
            try
            {
                using var session = GitHubSession.Open(
                    _run!,
                    _options,
                    cancellation,
                    GitHubNeeds.Deployments
                );
                await send(session);
                return;
            }
            catch (MlOpsException e)
            {
                _off = e.Message.Replace('\n', ' ');
            }
        }

        _options.Note($"The deployment to {_facts.Environment} is not recorded on GitHub: {_off}");
    }

    private string? Missing() =>
        _run is null ? "this is no clone of a repository there."
        : !GitHubVariables.IsCommit(_facts.Commit) ? "the model's commit is not known."
        : _options is { DryRun: false } && string.IsNullOrWhiteSpace(_options.Token)
            ? "there is no token. In a workflow set GITHUB_TOKEN to ${{ github.token }}, elsewhere to a token of your own."
        : null;

    private async Task<long> CreateAsync(GitHubSession session)
    {
        if ((_lost || _run!.RunId > 0) && session.CanRead)
        {
            var found = (await ListAsync(session, $"&sha={_facts.Commit}")).Find(x =>
                DeploymentPayload.Read(x.Payload) == _payload
            );
            if (found is not null)
            {
                return found.Id;
            }
        }

        try
        {
            var address = session.Address("deployments");
            var made = await session.OnceAsync(() =>
                session.Client.Connection.Post<DeploymentItem>(
                    address,
                    NewDeployment(),
                    null,
                    null,
                    cancellationToken: session.Cancellation
                )
            );
            return made.Body.Id > 0 || _options.DryRun
                ? made.Body.Id
                : throw GitHubAnswerException.Other();
        }
        catch (Exception e) when (!(e is ApiException api && GitHubWait.IsRateLimit(api)))
        {
            _lost = true;
            throw;
        }
    }

    private NewDeployment NewDeployment() =>
        new(_facts.Commit)
        {
            Task = DeployTask.Deploy,
            // The commit is deployed as it is, and the gates have judged it already.
            AutoMerge = false,
            RequiredContexts = [],
            Environment = _facts.Environment,
            Description = Line(
                _facts.Version.Length == 0 ? _facts.Model : $"{_facts.Model} {_facts.Version}"
            ),
            Payload = _payload.Format(),
            TransientEnvironment = _facts.IsTransient,
            ProductionEnvironment = _facts.IsProduction,
        };

    private Task<DeploymentStatus> StatusAsync(
        GitHubSession session,
        long id,
        DeploymentState state,
        string description,
        Uri? address
    ) =>
        // A status that was posted twice says the same.
        session.Retry.RunAsync(
            $"record that the deployment to {_facts.Environment} is {Name(state)}",
            writes: true,
            () =>
                session.OnceAsync(() =>
                    session.Client.Repository.Deployment.Status.Create(
                        session.Run.Owner,
                        session.Run.Repository,
                        id,
                        new NewDeploymentStatus(state)
                        {
                            LogUrl = session.Run.RunUrl?.AbsoluteUri,
                            EnvironmentUrl = address?.AbsoluteUri,
                            Description = Line(description),
                            AutoInactive = false,
                        }
                    )
                )
        );

    /// <summary>Earlier deployments of the model, newest first, until one that has been replaced before.</summary>
    private async Task ReplaceAsync(GitHubSession session, long id)
    {
        if (!session.CanRead)
        {
            return;
        }

        var earlier = (await ListAsync(session, "")).Where(x =>
            x.Id < id && DeploymentPayload.Read(x.Payload)?.Model == _facts.Model
        );
        foreach (var item in earlier.Take(MostReplaced))
        {
            var state = await StateAsync(session, item.Id);
            if (state == DeploymentState.Inactive)
            {
                return;
            }

            if (state is DeploymentState.Success or DeploymentState.InProgress)
            {
                await StatusAsync(session, item.Id, DeploymentState.Inactive, "Replaced", null);
            }
        }
    }

    private static async Task<DeploymentState?> StateAsync(GitHubSession session, long id)
    {
        DeploymentState? state = null;
        await session.ReadPagesAsync<List<DeploymentStatus>>(
            "read the statuses of an earlier deployment",
            string.Create(CultureInfo.InvariantCulture, $"deployments/{id}/statuses?per_page=1"),
            page =>
            {
                state = page.Count > 0 && page[0].State.TryParse(out var known) ? known : null;
                return false;
            }
        );
        return state;
    }

    /// <summary>The newest hundred deployments to the environment; older ones are nobody's any more.</summary>
    private async Task<List<DeploymentItem>> ListAsync(GitHubSession session, string query)
    {
        List<DeploymentItem> items = [];
        await session.ReadPagesAsync<List<DeploymentItem>>(
            $"list the deployments to {_facts.Environment}",
            $"deployments?environment={Uri.EscapeDataString(_facts.Environment)}&task=deploy&per_page=100{query}",
            page =>
            {
                items.AddRange(page);
                return false;
            }
        );
        return items;
    }

    private static string Name(DeploymentState state) =>
        state switch
        {
            DeploymentState.InProgress => "in progress",
            _ => state.ToString().ToLowerInvariant(),
        };

    private static string Line(string text) =>
        GitHubText.Cut(ReportText.Clean(text, LongestDescription), LongestDescription);
}
