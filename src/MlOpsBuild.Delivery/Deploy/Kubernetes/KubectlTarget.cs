using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// Deploys to a cluster with kubectl: applies manifests on the server's side, waits until pods are ready, sends them the
/// golden rows, and goes back to what was when anything fails.
/// </summary>
/// <remarks>
/// Two deployments at once to one environment get in each other's way, as two calls of <c>kubectl apply</c> do: the workflow
/// that is generated lets one wait for the other.
/// </remarks>
public sealed class KubectlTarget
{
    private readonly KubectlOptions _options;

    /// <summary>Creates it; nothing is asked yet.</summary>
    public KubectlTarget(KubectlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>Writes the manifests and, unless only that was asked for, brings the release about.</summary>
    /// <param name="release">What goes where.</param>
    /// <param name="cancellationToken">Stops it, as a failure would.</param>
    /// <exception cref="UsageException">The environment asks for what a cluster cannot do, or the keys are missing.</exception>
    /// <exception cref="MlOpsException">There is no kubectl, or it failed; says why, and what serves now.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what served before does again.</exception>
    public async Task<KubernetesResult> DeployAsync(
        KubernetesRelease release,
        CancellationToken cancellationToken
    )
    {
        var result = new KubernetesResult
        {
            Files = ManifestFiles.Write(_options.Folder, ManifestRenderer.Render(release)),
            IsApplied = false,
            Address = AddressOf(release),
        };
        _options.Observer.OnStep($"manifests written to {Path.GetFullPath(_options.Folder)}");
        if (_options.RenderOnly)
        {
            return result;
        }

        var program =
            _options.Program
            ?? Kubectl.Find()
            ?? throw new MlOpsException(
                $"kubectl is not on the PATH, so nothing was applied. The manifests are in {Path.GetFullPath(_options.Folder)}: 'kubectl apply --server-side -f' that folder applies them from elsewhere. To deploy from here install kubectl: https://kubernetes.io/docs/tasks/tools/ (Debian and Ubuntu: apt-get install kubernetes-client)."
            );
        var session = new ClusterSession(
            new Kubectl(program, release.Settings.Context, release.Settings.Namespace),
            release,
            _options
        );
        var before = await session.ReadAsync(cancellationToken);
        await session.CheckKeysAsync(cancellationToken);
        try
        {
            await RunAsync(session, before, cancellationToken);
        }
        catch (Exception e) when (e is MlOpsException or OperationCanceledException)
        {
            var then = await new ClusterRestore(session, before).RunAsync();
            if (e is OperationCanceledException)
            {
                _options.Observer.OnWarning(then);
                throw;
            }

            throw new MlOpsException(
                $"{release.Title} is not deployed to {release.Environment.Name}: {e.Message.TrimEnd('.')}. {then}",
                ((MlOpsException)e).ExitCode,
                e
            );
        }

        return result with
        {
            IsApplied = true,
            PreviousImage = before.ServingImage(release),
        };
    }

    private static Task RunAsync(
        ClusterSession session,
        ClusterState before,
        CancellationToken cancellationToken
    ) =>
        (session.Release.Settings.Kind, session.Release.Environment.Strategy) switch
        {
            (KubernetesKind.InferenceService, _) => InferenceServiceRollout.RunAsync(
                session,
                before,
                cancellationToken
            ),
            (_, DeployStrategy.BlueGreen) => BlueGreenRollout.RunAsync(
                session,
                before,
                cancellationToken
            ),
            (_, DeployStrategy.Canary) => CanaryRollout.RunAsync(
                session,
                before,
                cancellationToken
            ),
            _ => ReplaceRollout.RunAsync(session, before, cancellationToken),
        };

    /// <summary>Where a release answers: what the environment says, or else within the cluster.</summary>
    internal static Uri AddressOf(KubernetesRelease release) =>
        Uri.TryCreate(release.Environment.Url, UriKind.Absolute, out var url)
            ? url
            : new Uri($"http://{release.Name}.{release.Settings.Namespace}.svc");
}
