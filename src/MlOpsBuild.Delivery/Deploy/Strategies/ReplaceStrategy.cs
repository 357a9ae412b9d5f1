using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>Server by server: a new one gets the share of an old one, which stops. Never more than one too many runs.</summary>
internal sealed class ReplaceStrategy : IDeployStrategy
{
    public DeployStrategy Kind => DeployStrategy.Replace;

    public string Name => "replace";

    public async Task RunAsync(IRollout rollout, CancellationToken cancellationToken)
    {
        var fresh = new List<RouteBackend>();
        var old = new Queue<RouteBackend>(rollout.Old);
        while (fresh.Count < rollout.Environment.Replicas)
        {
            fresh.Add(await rollout.StartAsync(cancellationToken));
            var isLast = fresh.Count == rollout.Environment.Replicas;
            var leaving = new List<RouteBackend>();
            while (old.Count > 0 && (isLast || leaving.Count == 0))
            {
                leaving.Add(old.Dequeue());
            }

            await rollout.RouteAsync([.. fresh.Concat(old).Evenly()], cancellationToken);
            rollout.Observer.OnStep(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fresh.Count} of {rollout.Environment.Replicas} replaced"
                )
            );
            foreach (var one in leaving)
            {
                await rollout.RetireAsync(one, cancellationToken);
            }
        }
    }
}
