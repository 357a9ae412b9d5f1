using MlOpsBuild.Delivery.Deploy.Strategies;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// A second Deployment behind the same Service gets more pods step by step. A Service shares connections among pods evenly,
/// so the share of requests is that of pods: with few pods it is not quite the one that was asked for, and it is told.
/// </summary>
internal static class CanaryRollout
{
    private const int Whole = 100;

    public static async Task RunAsync(
        ClusterSession session,
        ClusterState before,
        CancellationToken cancellationToken
    )
    {
        var release = session.Release;
        var stable = before.Replicas(release.Name);
        if (stable == 0 || before.Colour is not null)
        {
            session.Note("there is nothing to share requests with: all go to the new pods");
            await ReplaceRollout.RunAsync(session, before, cancellationToken);
            return;
        }

        var most = Math.Max(stable, release.Settings.MaxReplicas);
        var analysis = new CanaryAnalysis(release.Environment.Success);
        var watch = new PodWatch(session, Track.Canary);
        foreach (var (step, index) in release.Environment.Steps.Select((x, i) => (x, i + 1)))
        {
            var canary = Pods(stable, step.Weight, most);
            await session.ApplyAsync(
                DeploymentManifest.Of(release, Track.Canary, canary),
                cancellationToken
            );
            await session.WaitAsync(
                ManifestParts.NameOf(release, Track.Canary),
                canary,
                cancellationToken
            );
            if (index == 1)
            {
                await session.ProvePodAsync(Track.Canary, cancellationToken);
            }

            session.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"step {index} of {release.Environment.Steps.Count}: {step.Weight} % asked for, {canary} of {stable + canary} pods are new ({100.0 * canary / (stable + canary):0.#} % of the requests) for {step.Interval.TotalSeconds:0.#} s"
                )
            );
            await watch.RunAsync(step.Interval, analysis, cancellationToken);
        }

        // The canary goes on serving while the others are replaced, and is deleted then.
        await ReplaceRollout.RunAsync(session, before, cancellationToken);
    }

    /// <summary>How many new pods beside the old ones come closest to a share.</summary>
    /// <param name="stable">How many old ones there are, at least 1.</param>
    /// <param name="percent">The new ones' share, 1 to 100.</param>
    /// <param name="most">The most new ones.</param>
    internal static int Pods(int stable, int percent, int most) =>
        percent == Whole
            ? most
            : Math.Clamp(
                (int)
                    Math.Round(
                        stable * (double)percent / (Whole - percent),
                        MidpointRounding.AwayFromZero
                    ),
                1,
                most
            );
}
