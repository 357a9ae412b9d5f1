namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// Pod by pod, as Kubernetes does it: a new one is ready before an old one ends. The golden rows are sent when all are new;
/// until then new pods get requests as soon as they are ready.
/// </summary>
internal static class ReplaceRollout
{
    public static async Task RunAsync(
        ClusterSession session,
        ClusterState before,
        CancellationToken cancellationToken
    )
    {
        var name = session.Release.Name;
        var replicas = session.Replicas(before.Replicas(name));
        var manifests = ManifestRenderer.Render(session.Release, Track.Stable, replicas);
        // Where another strategy led the Service elsewhere, it goes on leading there until these are ready.
        await session.ApplyAsync(manifests.Where(x => x.Kind != "Service"), cancellationToken);
        await session.WaitAsync(name, replicas, cancellationToken);
        await session.ProvePodAsync(Track.Stable, cancellationToken);
        await session.ApplyAsync(manifests, cancellationToken);
        session.Note(
            string.Create(CultureInfo.InvariantCulture, $"{replicas} of {replicas} replaced")
        );
        await session.PruneAsync(manifests.Select(x => x.Reference), cancellationToken);
    }
}
