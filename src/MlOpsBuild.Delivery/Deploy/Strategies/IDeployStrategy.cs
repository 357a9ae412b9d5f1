using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>How new servers take over from old ones.</summary>
internal interface IDeployStrategy
{
    /// <summary>Which one it is.</summary>
    DeployStrategy Kind { get; }

    /// <summary>Its name in mlops.yaml, e.g. <c>blue-green</c>.</summary>
    string Name { get; }

    /// <summary>Brings it about.</summary>
    /// <param name="rollout">The environment.</param>
    /// <param name="cancellationToken">Stops it, as a failure would.</param>
    Task RunAsync(IRollout rollout, CancellationToken cancellationToken);
}
