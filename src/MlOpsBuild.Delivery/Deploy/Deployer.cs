using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Docker;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>
/// Deploys registered models to environments on a container engine. In each environment a front has the published port and
/// outlives deployments; servers are behind it in a network of their own. What there is, is read from the engine each time.
/// </summary>
public sealed partial class Deployer
{
    // A front takes 64 servers, and old and new ones stand beside each other.
    private const int MostServers = 32;

    private readonly DeployerOptions _options;
    private readonly DeploymentLog _log;

    /// <summary>Creates it; nothing is asked yet.</summary>
    public Deployer(DeployerOptions options)
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
    /// Deploys a model. Whatever fails, the servers of before go on serving, or serve again, and new ones are removed.
    /// </summary>
    /// <param name="request">What and where.</param>
    /// <param name="cancellationToken">Stops it, as a failure would.</param>
    /// <exception cref="RejectedException">The model or its image may not be deployed; nothing was touched.</exception>
    /// <exception cref="UsageException">The model is not registered, or the environment does not allow it.</exception>
    /// <exception cref="MlOpsException">It failed; says why, and what serves now.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<DeployResult> DeployAsync(
        DeployRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var environment = Check(request.Environment);
        var registered = await request.FetchAsync(
            _options.Catalog,
            _options.Sync,
            cancellationToken
        );
        var strategy = DeployStrategies.Of(environment.Strategy);
        var draft = request.ToRecord(registered, strategy) with
        {
            Address = AddressOf(environment),
        };
        return await RunAsync(
            new DeployPlan(
                environment,
                draft,
                strategy,
                registered,
                request.Settings,
                request.RecreateFront
            ),
            cancellationToken
        );
    }

    /// <summary>
    /// Goes back to the last image that served before the one that does, at once. It needs no verdict: it had one when it was
    /// deployed. It needs no registry either as long as the engine has the image, which it keeps for that.
    /// </summary>
    /// <param name="request">Where.</param>
    /// <param name="cancellationToken">Stops it, as a failure would.</param>
    /// <exception cref="UsageException">Nothing else has served there.</exception>
    /// <exception cref="MlOpsException">It failed; says why, and what serves now.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<DeployResult> RollbackAsync(
        RollbackRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var environment = Check(request.Environment);
        var history = await _log.ReadAsync(environment.Name, cancellationToken);
        var state = await ReadAsync(environment, cancellationToken);

        // Of several that share the requests, as a deployment leaves them that was ended in the middle, the one that had them
        // before is what is gone back to.
        var serving = state.Images is [var image] ? image : (Digest?)null;
        var target = history.TargetsFrom(serving) is [var first, ..]
            ? first
            : throw new UsageException(
                history.Serving is { } only
                    ? $"There is nothing to roll back to in {environment.Name}: only {_options.Catalog.Model} {only.Model.Display} has served there. './build.sh Deploy' deploys another one."
                    : $"There is nothing to roll back to in {environment.Name}: no deployment of {_options.Catalog.Model} is known to have succeeded there."
            );
        var strategy = DeployStrategies.Of(DeployStrategy.Replace);
        return await RunAsync(
            new DeployPlan(
                environment,
                request.ToRecord(target, strategy) with
                {
                    Address = AddressOf(environment),
                },
                strategy,
                await ProofAsync(target, cancellationToken),
                request.Settings,
                request.RecreateFront
            ),
            cancellationToken
        );
    }

    private DeployNames NamesOf(EnvironmentConfig environment) =>
        new(_options.Catalog.Model, environment.Name);

    private static string AddressOf(EnvironmentConfig environment) =>
        environment.Url
        ?? string.Create(
            CultureInfo.InvariantCulture,
            $"http://{(environment.Bind is "0.0.0.0" or "::" or "[::]" or "" ? "localhost" : environment.Bind)}:{environment.Port}"
        );

    private static EnvironmentConfig Check(EnvironmentConfig environment)
    {
        ModelTags.OfDeployments(environment.Name);
        return environment.Replicas is < 1 or > MostServers
            ? throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{environment.Name} has {environment.Replicas} replicas; on a container engine there can be 1 to {MostServers}."
                )
            )
            : environment;
    }

    private Task<EnvironmentState> ReadAsync(
        EnvironmentConfig environment,
        CancellationToken cancellationToken
    ) =>
        DockerEnvironment.ReadAsync(
            _options.Engine,
            NamesOf(environment),
            _options.Time,
            cancellationToken
        );

    // Going back must not fail because the rows are out of reach: the image proved itself with them before.
    private async Task<RegisteredModel?> ProofAsync(
        DeploymentRecord target,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var model = _options.Catalog.Describe(
                new OciDescriptor(OciMediaTypes.Manifest, target.Model.Digest, 0)
            );
            return await RegisteredModel.FetchAsync(
                _options.Catalog,
                _options.Sync,
                model,
                cancellationToken
            );
        }
        catch (MlOpsException e)
        {
            _options.Observer.OnWarning(
                $"{e.Message} The image of {target.Model.Display} is not compared with golden rows again; it was when it was deployed."
            );
            return null;
        }
    }
}
