using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>New servers get a copy of every prediction and answer nobody; the old ones stay as they are.</summary>
internal sealed class ShadowStrategy : IDeployStrategy
{
    public DeployStrategy Kind => DeployStrategy.Shadow;

    public string Name => "shadow";

    public async Task RunAsync(IRollout rollout, CancellationToken cancellationToken)
    {
        if (rollout.Old.Count == 0)
        {
            throw new UsageException(
                $"Nothing serves in {rollout.Environment.Name} whose requests could be copied: deploy a model with another strategy first."
            );
        }

        var fresh = await rollout.StartAllAsync(cancellationToken);
        await rollout.RouteAsync(
            [.. rollout.Old, .. fresh.Select(b => b with { Weight = 0, Shadow = true })],
            cancellationToken
        );
        rollout.Observer.OnStep(
            "copies of the requests go to the new servers, which answer nobody"
        );
        await rollout.CheckAsync(fresh, cancellationToken);
    }
}
