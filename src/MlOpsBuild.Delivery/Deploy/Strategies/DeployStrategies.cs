using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>All strategies, and what they share.</summary>
internal static class DeployStrategies
{
    private static readonly IDeployStrategy[] s_all =
    [
        new ReplaceStrategy(),
        new BlueGreenStrategy(),
        new CanaryStrategy(),
        new ShadowStrategy(),
    ];

    /// <summary>The weight of a server where all that answer have the same share.</summary>
    public const int EvenWeight = 100;

    /// <summary>The strategy of a kind.</summary>
    public static IDeployStrategy Of(DeployStrategy kind) =>
        Array.Find(s_all, s => s.Kind == kind)!;

    /// <summary>Starts as many servers as the environment has.</summary>
    public static async Task<IReadOnlyList<RouteBackend>> StartAllAsync(
        this IRollout rollout,
        CancellationToken cancellationToken
    )
    {
        var fresh = new List<RouteBackend>();
        while (fresh.Count < rollout.Environment.Replicas)
        {
            fresh.Add(await rollout.StartAsync(cancellationToken));
        }

        return fresh;
    }

    /// <summary>Stops the old servers, once they have nothing in flight.</summary>
    public static async Task RetireAllAsync(
        this IRollout rollout,
        CancellationToken cancellationToken
    )
    {
        foreach (var old in rollout.Old)
        {
            await rollout.RetireAsync(old, cancellationToken);
        }
    }

    /// <summary>The servers with the same share each.</summary>
    public static IEnumerable<RouteBackend> Evenly(this IEnumerable<RouteBackend> backends) =>
        backends.Select(b => b with { Weight = EvenWeight, Shadow = false });
}
