using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>One deployment to one environment of an engine, for whoever has the lock.</summary>
/// <param name="options">What it works with.</param>
/// <param name="plan">What is wanted.</param>
/// <param name="names">The environment's names.</param>
/// <param name="image">The image, which is in the engine and was checked.</param>
internal sealed class DockerRun(
    DeployerOptions options,
    DeployPlan plan,
    DeployNames names,
    DeployImage image
)
{
    // Going back takes a start and a drain of each server.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DockerFront _front = new(
        options.Engine,
        names,
        plan.Environment,
        options.Observer
    );
    private readonly DockerServers _servers = new(options.Engine, names, plan.Environment);
    private DockerRollout? _rollout;
    private bool _isFirst;
    private bool _hadServers;

    /// <summary>For people, the model that served before; <see langword="null"/> when none did.</summary>
    public string? Before { get; private set; }

    /// <summary>Whether new servers answered requests.</summary>
    public bool HadTraffic => _rollout?.HadTraffic ?? false;

    /// <summary>Does it.</summary>
    /// <param name="history">What was deployed before.</param>
    /// <param name="cancellationToken">Stops it; what was done is undone by <see cref="RestoreAsync"/>.</param>
    /// <returns>Whether there was something to do.</returns>
    /// <exception cref="MlOpsException">It failed.</exception>
    public async Task<bool> RunAsync(DeploymentHistory history, CancellationToken cancellationToken)
    {
        _isFirst = await _front.EnsureAsync(image, plan.RecreateFront, cancellationToken);
        var control = new FrontControl(options.Engine, names.Front, options.Time);
        try
        {
            var state = await DockerEnvironment.ReadAsync(
                options.Engine,
                names,
                options.Time,
                cancellationToken
            );
            state = await new Leftovers(
                options.Engine,
                names,
                plan.Environment,
                _servers,
                control,
                options.Observer,
                options.Time
            ).CleanAsync(state, history.Serving?.Image.Id, image.Recorded.Id, cancellationToken);
            _hadServers = state.Answering.Count > 0;
            Before = NameOf(state, history);
            _rollout = new DockerRollout(
                _servers,
                plan.Environment,
                image,
                plan.Settings,
                new ServerProof(names, image.ModelDigest, plan.Proof, plan.Settings),
                control,
                state,
                options.Observer,
                options.Time
            );
            if (await IsThereAsync(state, control, cancellationToken))
            {
                await _rollout.FinishAsync(state, cancellationToken);
                _rollout.Dispose();
                return false;
            }

            await plan.Strategy.RunAsync(_rollout, cancellationToken);
            await FinishAsync(state);
            return true;
        }
        finally
        {
            if (_rollout is null)
            {
                control.Dispose();
            }
        }
    }

    /// <summary>Brings all back to what it was before.</summary>
    /// <returns>For people, what serves now, or why that is not known; a sentence.</returns>
    public async Task<string> RestoreAsync()
    {
        using var limit = new CancellationTokenSource(
            Patience
                + (
                    plan.Environment.Replicas
                    * (plan.Environment.ReadyWithin + (3 * plan.Environment.DrainWithin))
                )
        );
        try
        {
            if (_rollout is not null)
            {
                await _rollout.RestoreAsync(limit.Token);
                _rollout.Dispose();
            }

            if (_isFirst && !_hadServers)
            {
                await _front.RemoveAsync(limit.Token);
            }

            return _rollout is null && !_isFirst ? "Nothing was changed."
                : _hadServers ? $"All requests go to {Before ?? "what served before"}, as before."
                : "Nothing serves there, as before.";
        }
        catch (Exception e)
        {
            var why =
                e is OperationCanceledException
                    ? "it took too long"
                    : e.Message.Split('\n')[0].TrimEnd('.');
            return $"Going back did not work either: {why}. See 'docker ps' and 'docker logs {names.Front}', then deploy or roll back again, which cleans up.";
        }
    }

    // All is done and answers: what is in the way now is the next deployment's.
    private async Task FinishAsync(EnvironmentState state)
    {
        using var limit = new CancellationTokenSource(
            Patience + (2 * plan.Environment.DrainWithin)
        );
        try
        {
            await _rollout!.FinishAsync(state, limit.Token);
        }
        catch (Exception e)
        {
            options.Observer.OnWarning(
                $"Not all that is old could be removed ({e.Message.Split('\n')[0].TrimEnd('.')}): the next deployment does it."
            );
        }

        _rollout!.Dispose();
    }

    // Whether it serves already, as it is wanted.
    private async Task<bool> IsThereAsync(
        EnvironmentState state,
        FrontControl control,
        CancellationToken cancellationToken
    )
    {
        if (
            plan.Strategy.Kind == DeployStrategy.Shadow
            || state.Answering.Count != plan.Environment.Replicas
            || state.Answering.Any(b =>
                state.Find(b.Name) is not { State: "running" } server
                || server.Image != image.Recorded.Id
                || server.Settings != plan.Settings.Fingerprint
            )
        )
        {
            return false;
        }

        var stats = await control.GetStatsAsync(cancellationToken);
        return state.Answering.All(b => stats.Backends.Any(s => s.Name == b.Name && s.Ready));
    }

    private string? NameOf(EnvironmentState state, DeploymentHistory history)
    {
        if (state.Images is not [var serving, ..])
        {
            return null;
        }

        var record = history.Records.LastOrDefault(r => r.TookOver && r.Image.Id == serving);
        return record is null
            ? $"the image {serving.Short}"
            : $"{names.Model} {record.Model.Display}";
    }
}
