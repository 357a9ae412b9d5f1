using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>Where is gone back to what served before.</summary>
public sealed record RollbackRequest
{
    /// <summary>The environment.</summary>
    public required EnvironmentConfig Environment { get; init; }

    /// <summary>Who does it, as they say.</summary>
    public required string Who { get; init; }

    /// <inheritdoc cref="DeployRequest.ApiKeys"/>
    public string? ApiKeys { get; init; }

    /// <inheritdoc cref="DeployRequest.RecreateFront"/>
    public bool RecreateFront { get; init; }

    /// <inheritdoc cref="DeployRequest.Log"/>
    public PredictionLogSettings? Log { get; init; }

    /// <inheritdoc cref="DeployRequest.Limits"/>
    public ServeLimits Limits { get; init; } = new();

    /// <summary>What servers are given besides their image.</summary>
    internal ServerSettings Settings => new(ApiKeys, Log?.Folder, Limits);

    /// <summary>What is recorded when going back to a deployment succeeds.</summary>
    internal DeploymentRecord ToRecord(DeploymentRecord target, IDeployStrategy strategy) =>
        target with
        {
            Action = DeploymentAction.Rollback,
            Strategy = strategy.Name,
            Outcome = DeploymentOutcome.Succeeded,
            Reason = "",
            Who = Who,
        };
}
