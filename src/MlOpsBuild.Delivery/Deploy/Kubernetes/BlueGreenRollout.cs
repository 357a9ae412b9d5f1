namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// All new pods start beside the old ones, as a Deployment of the other colour; once proven, the Service's selector changes
/// to that colour. Then the old Deployment is deleted, whose pods finish what is in flight.
/// </summary>
internal static class BlueGreenRollout
{
    public static async Task RunAsync(
        ClusterSession session,
        ClusterState before,
        CancellationToken cancellationToken
    )
    {
        var release = session.Release;
        var current = before.Colour ?? Track.Stable;
        var next = current == Track.Blue ? Track.Green : Track.Blue;
        var name = ManifestParts.NameOf(release, next);
        var replicas = session.Replicas(before.Replicas(ManifestParts.NameOf(release, current)));
        var manifests = ManifestRenderer.Render(release, next, replicas);
        await session.ApplyAsync(manifests[0], cancellationToken);
        await session.WaitAsync(name, replicas, cancellationToken);
        await session.ProvePodAsync(next, cancellationToken);
        await session.ApplyAsync(manifests, cancellationToken);
        session.Note($"all requests go to {ManifestParts.Text(next)}");
        await session.ProveServiceAsync(cancellationToken);
        await session.CheckPodsAsync(next, cancellationToken);
        await session.PruneAsync(manifests.Select(x => x.Reference), cancellationToken);
    }
}
