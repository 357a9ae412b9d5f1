using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What is deployed, and where.</summary>
public sealed record DeployRequest
{
    /// <summary>The environment.</summary>
    public required EnvironmentConfig Environment { get; init; }

    /// <summary>The registered model and what its test results say; its package is in the store, or in the registry.</summary>
    public required ModelFacts Model { get; init; }

    /// <summary>The image that serves it, as it was recorded when it was built.</summary>
    public required ImageRecord Image { get; init; }

    /// <summary>Who deploys, as they say.</summary>
    public required string Who { get; init; }

    /// <summary>
    /// Whether a model whose gates could not decide may be deployed: <c>promote.inconclusive</c>. <value>The default value is
    /// <see langword="false"/>.</value>
    /// </summary>
    public bool AllowInconclusive { get; init; }

    /// <summary>
    /// The keys of which requests must carry one, comma-separated, where <c>serve.apiKeys</c> says so; servers get them in
    /// <c>MLOPS_API_KEYS</c>. <value>The default value is <see langword="null"/>: none.</value>
    /// </summary>
    public string? ApiKeys { get; init; }

    /// <summary>
    /// Whether a new front takes the place of the one that runs, which answers nothing for a moment: after a change of the port,
    /// or for a newer program. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool RecreateFront { get; init; }

    /// <summary>
    /// The prediction log, <c>serve.log</c>: its folder is a volume of each server, which goes with the server. <value>The default
    /// value is <see langword="null"/>: nothing is logged.</value>
    /// </summary>
    public PredictionLogSettings? Log { get; init; }

    /// <summary>
    /// How much a request may ask for, <c>serve.limits</c>: golden rows go in requests that keep to it. <value>The default value
    /// is that of <see cref="ServeLimits"/>.</value>
    /// </summary>
    public ServeLimits Limits { get; init; } = new();

    /// <summary>What servers are given besides their image.</summary>
    internal ServerSettings Settings => new(ApiKeys, Log?.Folder, Limits);

    /// <summary>Fetches the model's package and sees that the model may be deployed.</summary>
    /// <exception cref="RejectedException">It may not.</exception>
    /// <exception cref="UsageException">It is not registered.</exception>
    internal async Task<RegisteredModel> FetchAsync(
        ModelCatalog catalog,
        CatalogSync? sync,
        CancellationToken cancellationToken
    )
    {
        var registered = await RegisteredModel.FetchAsync(
            catalog,
            sync,
            Model.Model,
            cancellationToken
        );
        DeployRules.Check(
            catalog.Model,
            Environment.Name,
            Model,
            registered,
            Image,
            AllowInconclusive
        );
        return registered;
    }

    /// <summary>What is recorded when it succeeds, but for the address.</summary>
    internal DeploymentRecord ToRecord(RegisteredModel registered, IDeployStrategy strategy) =>
        new()
        {
            Environment = Environment.Name,
            Action =
                strategy.Kind == DeployStrategy.Shadow
                    ? DeploymentAction.Shadow
                    : DeploymentAction.Deploy,
            Model = new MovedModel(Model.Model.Digest, Model.Model.Version),
            ModelDigest = registered.ModelDigest,
            Image = new DeployedImage(Image.ImageId, Image.Tag, Image.Reference),
            Strategy = strategy.Name,
            Outcome = DeploymentOutcome.Succeeded,
            Who = Who,
            When = default,
        };
}
