using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>New servers get a growing share of the requests, as long as they keep their conditions.</summary>
internal sealed class CanaryStrategy : IDeployStrategy
{
    // Of the front's range, so that a share of 1 % can be split among 100 servers.
    private const int Whole = 1_000_000;
    private const int Percent = 100;

    public DeployStrategy Kind => DeployStrategy.Canary;

    public string Name => "canary";

    public async Task RunAsync(IRollout rollout, CancellationToken cancellationToken)
    {
        var fresh = await rollout.StartAllAsync(cancellationToken);
        if (rollout.Old.Count == 0)
        {
            // There is nobody to share with.
            await rollout.RouteAsync([.. fresh.Evenly()], cancellationToken);
            rollout.Observer.OnStep("all requests go to the new servers, the first ones here");
            await rollout.CheckAsync(fresh, cancellationToken);
            return;
        }

        var analysis = new CanaryAnalysis(rollout.Environment.Success);
        var before = await rollout.StatsAsync(cancellationToken);
        foreach (var (step, index) in rollout.Environment.Steps.Select((s, i) => (s, i + 1)))
        {
            await rollout.RouteAsync(Share(fresh, rollout.Old, step.Weight), cancellationToken);
            rollout.Observer.OnStep(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"step {index} of {rollout.Environment.Steps.Count}: {step.Weight} % of the requests go to the new servers for {step.Interval.TotalSeconds:0.#} s"
                )
            );
            before = await WatchAsync(
                rollout,
                fresh,
                step.Interval,
                analysis,
                before,
                cancellationToken
            );
        }

        if (analysis.IsInconclusive)
        {
            rollout.Observer.OnWarning(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No measurement had the {rollout.Environment.Success.MinRequests} requests that it needs: the new servers take over because they are ready and were proven, not because of what they did."
                )
            );
        }

        await rollout.RouteAsync([.. fresh.Evenly()], cancellationToken);
        rollout.Observer.OnStep("all requests go to the new servers");
        await rollout.RetireAllAsync(cancellationToken);
    }

    /// <summary>The new servers with a share of the requests, the old ones with the rest.</summary>
    /// <param name="fresh">The new ones.</param>
    /// <param name="old">The old ones.</param>
    /// <param name="percent">The new ones' share, 1 to 100.</param>
    internal static IReadOnlyList<RouteBackend> Share(
        IReadOnlyList<RouteBackend> fresh,
        IReadOnlyList<RouteBackend> old,
        int percent
    )
    {
        return [.. Split(fresh, percent), .. Split(old, Percent - percent)];

        static IEnumerable<RouteBackend> Split(IReadOnlyList<RouteBackend> backends, int share) =>
            backends.Select(b =>
                b with
                {
                    Weight = (int)((long)Whole * share / Percent / backends.Count),
                }
            );
    }

    // Returns where the next measurement starts: an inconclusive one is not lost, the next one counts its requests too.
    private static async Task<RouteStats> WatchAsync(
        IRollout rollout,
        IReadOnlyList<RouteBackend> fresh,
        TimeSpan interval,
        CanaryAnalysis analysis,
        RouteStats before,
        CancellationToken cancellationToken
    )
    {
        var names = fresh.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var every = rollout.Environment.Success.Every;
        for (var left = interval; left > TimeSpan.Zero; left -= every)
        {
            await Task.Delay(left < every ? left : every, rollout.Time, cancellationToken);
            await rollout.CheckAsync(fresh, cancellationToken);
            var after = await rollout.StatsAsync(cancellationToken);
            var window = TrafficWindow.Between(before, after, names);
            var judgement = analysis.Judge(window, out var said);
            rollout.Observer.OnStep(
                judgement == CanaryJudgement.Failed ? $"failed, and allowed: {said}" : said
            );
            before = window is null || judgement != CanaryJudgement.Inconclusive ? after : before;
        }

        return before;
    }
}
