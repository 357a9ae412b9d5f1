using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>All new servers start beside the old ones; then they get all requests at once.</summary>
internal sealed class BlueGreenStrategy : IDeployStrategy
{
    public DeployStrategy Kind => DeployStrategy.BlueGreen;

    public string Name => "blue-green";

    public async Task RunAsync(IRollout rollout, CancellationToken cancellationToken)
    {
        var fresh = await rollout.StartAllAsync(cancellationToken);
        await rollout.RouteAsync([.. fresh.Evenly()], cancellationToken);
        rollout.Observer.OnStep("all requests go to the new servers");
        await rollout.CheckAsync(fresh, cancellationToken);
        await rollout.RetireAllAsync(cancellationToken);
    }
}
