using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>
/// Cleans up after a deployment that was ended in the middle. Nothing of it needs to be known: what the front does not route to
/// is not needed, and of several images that share the requests the one that had them before keeps them.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="names">The environment's names.</param>
/// <param name="environment">The environment.</param>
/// <param name="servers">Its servers.</param>
/// <param name="control">Its front.</param>
/// <param name="observer">Is told what is done.</param>
/// <param name="time">The clock.</param>
internal sealed class Leftovers(
    ContainerEngine engine,
    DeployNames names,
    EnvironmentConfig environment,
    DockerServers servers,
    FrontControl control,
    IDeployObserver observer,
    TimeProvider time
)
{
    private const string AliasPrefix = "server-";

    /// <summary>Brings about that one image answers and nothing else runs, but shadows.</summary>
    /// <param name="state">What there is.</param>
    /// <param name="served">The image that the history says serves; <see langword="null"/>: it says nothing.</param>
    /// <param name="fresh">The image that is deployed now: its shadows make room.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What there is then.</returns>
    public async Task<EnvironmentState> CleanAsync(
        EnvironmentState state,
        Digest? served,
        Digest fresh,
        CancellationToken cancellationToken
    )
    {
        var images = state.Images;
        var good =
            images.Count == 0 ? (Digest?)null
            : served is { } known && images.Contains(known) ? known
            : images[0];
        var answering = await AnsweringAsync(state, good, images.Count > 1, cancellationToken);
        RouteBackend[] kept =
        [
            .. answering,
            .. state.Shadows.Where(s => state.Find(s.Name) is { } c && c.Image != fresh),
        ];
        var changed = !state.Table!.Backends.SequenceEqual(kept);
        if (changed)
        {
            if (images.Count > 1)
            {
                observer.OnWarning(
                    $"A deployment to {environment.Name} was ended in the middle: all requests go to the image {good!.Value.Short} again."
                );
            }

            await control.PutRoutesAsync(state.Table, kept, cancellationToken);
        }

        var inUse = kept.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var server in state.Servers.Where(s => s.IsRunning && !inUse.Contains(s.Name)))
        {
            await control.DrainAsync(server.Name, environment.DrainWithin, cancellationToken);
            await servers.StopAsync(server.Name, cancellationToken);
            await servers.RemoveAsync(server.Name, cancellationToken);
            observer.OnStep($"{server.Name} was left of another deployment and is removed");
            changed = true;
        }

        return changed
            ? await DockerEnvironment.ReadAsync(engine, names, time, cancellationToken)
            : state;
    }

    // Those that answer; of several images, the servers of one, also those that had been stopped already.
    private async Task<IReadOnlyList<RouteBackend>> AnsweringAsync(
        EnvironmentState state,
        Digest? good,
        bool isMixed,
        CancellationToken cancellationToken
    )
    {
        RouteBackend[] there = [.. state.Answering.Where(b => state.Find(b.Name) is not null)];
        if (!isMixed)
        {
            return there;
        }

        var answering = new List<RouteBackend>();
        foreach (var server in state.Servers.Where(s => s.Image == good))
        {
            try
            {
                if (!server.IsRunning)
                {
                    await servers.StartAgainAsync(server.Name, cancellationToken);
                }

                answering.Add(BackendOf(server));
            }
            catch (MlOpsException e)
            {
                observer.OnWarning($"{server.Name} does not run again: {e.Message.Split('\n')[0]}");
            }
        }

        return answering.Count == 0 ? there : [.. answering.Evenly()];
    }

    private RouteBackend BackendOf(ServerContainer server) =>
        new()
        {
            Name = server.Name,
            Url = $"http://{AliasPrefix}{server.Name[(names.Front.Length + 1)..]}:8080",
            ModelDigest = server.ModelDigest.ToString(),
        };
}
