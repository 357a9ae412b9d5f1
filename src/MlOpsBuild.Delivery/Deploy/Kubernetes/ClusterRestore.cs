using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Brings a release back to what it was.</summary>
internal sealed class ClusterRestore(ClusterSession session, ClusterState before)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <returns>For people: what serves now.</returns>
    public async Task<string> RunAsync()
    {
        var release = session.Release;
        // Whoever ended the deployment did not mean this. By the system's clock, as kubectl's own waits.
        using var source = new CancellationTokenSource(Longest);
        try
        {
            if (before.InferenceService is not null)
            {
                await InferenceServiceRollout.RestoreAsync(
                    session,
                    before.Objects.Single(),
                    source.Token
                );
            }
            else if (!before.IsEmpty)
            {
                // All at once: a Service that leads back, before what it led to is gone.
                await session.ApplyAsync(before.Objects, source.Token);
                foreach (var (name, replicas) in before.Deployments)
                {
                    await session.WaitAsync(name, replicas, source.Token);
                }
            }

            await session.PruneAsync(before.References, source.Token);
            return before.ServingImage(release) is { } image
                ? $"What served before serves: {image}."
                : "Nothing served before, and what was made is deleted.";
        }
        catch (Exception e) when (e is MlOpsException or OperationCanceledException)
        {
            var why = e is MlOpsException ? e.Message.TrimEnd('.') : "it took too long";
            return $"Going back failed too: {why}. See what there is: kubectl --namespace {release.Settings.Namespace} get deployments,services,pods --selector {ManifestParts.InstanceLabel}={release.Name}";
        }
    }
}
