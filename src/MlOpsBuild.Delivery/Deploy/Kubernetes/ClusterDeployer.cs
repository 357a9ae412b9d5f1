using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Deploys registered models to environments on a cluster: the rules and the history are those of a container engine.</summary>
public sealed class ClusterDeployer
{
    private readonly ClusterDeployerOptions _options;
    private readonly DeploymentLog _log;

    /// <summary>Creates it; nothing is asked yet.</summary>
    public ClusterDeployer(ClusterDeployerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _log = new DeploymentLog(
            options.Catalog,
            options.Sync,
            options.Time,
            options.Observer.OnWarning
        );
    }

    /// <summary>
    /// Deploys a model, or only writes its manifests where <see cref="ClusterDeployerOptions.RenderOnly"/> says so. Whatever
    /// fails, what served before does so again.
    /// </summary>
    /// <param name="request">What and where.</param>
    /// <param name="cancellationToken">Stops it, as a failure would.</param>
    /// <exception cref="RejectedException">The model or its image may not be deployed; nothing was touched.</exception>
    /// <exception cref="UsageException">The model is not registered, its image was not pushed, or the environment does not allow it.</exception>
    /// <exception cref="MlOpsException">There is no kubectl, or it failed; says why, and what serves now.</exception>
    public async Task<DeployResult> DeployAsync(
        DeployRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var registered = await request.FetchAsync(
            _options.Catalog,
            _options.Sync,
            cancellationToken
        );
        var draft = request.ToRecord(registered, DeployStrategies.Of(request.Environment.Strategy));
        return await RunAsync(
            Release(
                request.Environment,
                draft,
                request.Model.Commit ?? "",
                request.Settings,
                request.Log
            ),
            draft,
            registered,
            request.Settings,
            cancellationToken
        );
    }

    /// <summary>Goes back to the last image that served before the one that does.</summary>
    /// <param name="request">Where.</param>
    /// <param name="cancellationToken">Stops it, as a failure would.</param>
    /// <exception cref="UsageException">Nothing else has served there.</exception>
    /// <exception cref="MlOpsException">There is no kubectl, or it failed; says why, and what serves now.</exception>
    public async Task<DeployResult> RollbackAsync(
        RollbackRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var environment = request.Environment with { Strategy = DeployStrategy.Replace };
        var history = await _log.ReadAsync(environment.Name, cancellationToken);
        var target = history.TargetsFrom(history.Serving?.Image.Id) is [var first, ..]
            ? first
            : throw new UsageException(
                $"There is nothing to roll back to in {environment.Name}: no other deployment of {_options.Catalog.Model} is known to have succeeded there."
            );
        var registered = await RegisteredModel.FetchAsync(
            _options.Catalog,
            _options.Sync,
            _options.Catalog.Describe(
                new OciDescriptor(OciMediaTypes.Manifest, target.Model.Digest, 0)
            ),
            cancellationToken
        );
        var draft = request.ToRecord(target, DeployStrategies.Of(DeployStrategy.Replace));
        return await RunAsync(
            Release(environment, draft, "", request.Settings, request.Log),
            draft,
            registered,
            request.Settings,
            cancellationToken
        );
    }

    private KubernetesRelease Release(
        EnvironmentConfig environment,
        DeploymentRecord draft,
        string commit,
        ServerSettings settings,
        PredictionLogSettings? log
    ) =>
        new()
        {
            Model = _options.Catalog.Model,
            Version = draft.Model.Version?.ToString() ?? "",
            ModelDigest = draft.ModelDigest,
            Commit = commit,
            Image =
                draft.Image.Reference
                ?? throw new UsageException(
                    $"A cluster pulls images from a registry, and {draft.Image.Tag} is in none: './build.sh Containerize --push-image' pushes it."
                ),
            Environment = environment,
            ApiKeys = settings.Key is not null,
            Log = log,
        };

    private async Task<DeployResult> RunAsync(
        KubernetesRelease release,
        DeploymentRecord draft,
        RegisteredModel registered,
        ServerSettings settings,
        CancellationToken cancellationToken
    )
    {
        var began = _options.Time.GetTimestamp();
        draft = draft with { Address = KubectlTarget.AddressOf(release).ToString() };
        var proven = GoldenTargets.Of(release.Model, registered, settings, arm: null);
        var target = new KubectlTarget(
            new KubectlOptions
            {
                Folder = Path.Combine(_options.Folder, release.Environment.Name),
                Prove = (client, ct) => GoldenProof.RunAsync(client, proven, registered.Golden, ct),
                ApiKey = settings.Key,
                RenderOnly = _options.RenderOnly,
                Program = _options.Program,
                Observer = _options.Observer,
                Time = _options.Time,
            }
        );
        KubernetesResult result;
        try
        {
            result = await target.DeployAsync(release, cancellationToken);
        }
        catch (MlOpsException e) when (e is not UsageException)
        {
            await _log.AppendAsync(
                draft with
                {
                    Outcome = DeploymentOutcome.Failed,
                    Reason = e.Message.Split('\n')[0],
                },
                CancellationToken.None
            );
            throw;
        }

        return new DeployResult
        {
            Record = result.IsApplied
                ? await _log.AppendAsync(draft, CancellationToken.None)
                : null,
            Model = $"{release.Model} {registered.Model.Display}",
            Before = result.PreviousImage,
            Address = result.Address.ToString(),
            Servers = release.Environment.Replicas,
            Seconds = _options.Time.GetElapsedTime(began).TotalSeconds,
            Manifests = result.IsApplied ? [] : result.Files,
        };
    }
}
