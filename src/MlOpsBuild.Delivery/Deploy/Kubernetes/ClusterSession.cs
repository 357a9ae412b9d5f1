using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>The steps that rollouts are made of.</summary>
internal sealed class ClusterSession(
    Kubectl kubectl,
    KubernetesRelease release,
    KubectlOptions options
)
{
    private const string FieldManager = "mlops";
    private const int LogLines = 3;

    public KubernetesRelease Release => release;

    public KubectlOptions Options => options;

    /// <summary>
    /// How many pods take over: as many as serve now, which load may have led to, within the environment's limits.
    /// </summary>
    public int Replicas(int now) =>
        Math.Clamp(now, release.Environment.Replicas, release.Settings.MaxReplicas);

    /// <summary>What the cluster has of the release now.</summary>
    public async Task<ClusterState> ReadAsync(CancellationToken cancellationToken)
    {
        var json = await kubectl.RunAsync(
            "ask the cluster what serves now",
            ["get", Kinds, "--selector", ManifestParts.Query(release), "--output", "json"],
            null,
            cancellationToken
        );
        return ClusterState.Read(json, release);
    }

    /// <summary>Sees that the keys are there that pods cannot start without.</summary>
    /// <exception cref="UsageException">They are not.</exception>
    public async Task CheckKeysAsync(CancellationToken cancellationToken)
    {
        if (!release.ApiKeys)
        {
            return;
        }

        // Who may not look at Secrets may still deploy: then pods say it.
        var found = await kubectl.TryRunAsync(
            ["get", "secret", release.ApiKeySecret, "--ignore-not-found", "--output", "name"],
            null,
            cancellationToken
        );
        if (found is { ExitCode: 0 } && found.Output.Trim().Length == 0)
        {
            throw new UsageException(
                $"serve.apiKeys is on, and the namespace {release.Settings.Namespace} has no Secret {release.ApiKeySecret}. Write the keys, comma-separated, into a file and run: kubectl --namespace {release.Settings.Namespace} create secret generic {release.ApiKeySecret} --from-file=keys=FILE"
            );
        }
    }

    /// <summary>Makes objects be as they are given; those that are not given are left alone.</summary>
    public Task ApplyAsync(IEnumerable<JsonObject> objects, CancellationToken cancellationToken)
    {
        var list = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "List",
            ["items"] = new JsonArray([.. objects.Select(x => x.DeepClone())]),
        };
        // Conflicts: the autoscaler owns the replicas, which are given as it had them. Validation: the server refuses what
        // it does not know when it applies by itself, whatever kubectl knows.
        return kubectl.RunAsync(
            "apply the manifests",
            [
                "apply",
                "--server-side",
                "--force-conflicts",
                $"--field-manager={FieldManager}",
                "--validate=false",
                "--filename",
                "-",
            ],
            list.ToJsonString(),
            cancellationToken
        );
    }

    public Task ApplyAsync(IEnumerable<Manifest> manifests, CancellationToken cancellationToken) =>
        ApplyAsync(manifests.Select(x => x.Content), cancellationToken);

    public Task ApplyAsync(Manifest manifest, CancellationToken cancellationToken) =>
        ApplyAsync([manifest], cancellationToken);

    /// <summary>Deletes objects, each <c>kind/name</c>; pods finish what is in flight meanwhile.</summary>
    public Task DeleteAsync(
        IReadOnlyCollection<string> references,
        CancellationToken cancellation
    ) =>
        references.Count == 0
            ? Task.CompletedTask
            : kubectl.RunAsync(
                "delete what is no longer needed",
                ["delete", "--ignore-not-found", "--wait=false", .. references],
                null,
                cancellation
            );

    /// <summary>Deletes what the release has in the cluster and should not.</summary>
    public async Task PruneAsync(IEnumerable<string> kept, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(cancellationToken);
        await DeleteAsync(
            [.. now.References.Except(kept, StringComparer.Ordinal)],
            cancellationToken
        );
    }

    /// <summary>Waits until all pods of a Deployment are those of its newest manifest, and ready.</summary>
    /// <exception cref="KubectlException">They are not, in time; says why.</exception>
    public async Task WaitAsync(string name, int replicas, CancellationToken cancellationToken)
    {
        // One pod after the other, each with the time that it may take.
        var seconds = DeploymentManifest.ProgressSeconds(release) * Math.Max(1, replicas);
        var result = await kubectl.TryRunAsync(
            [
                "rollout",
                "status",
                $"deployment/{name}",
                string.Create(CultureInfo.InvariantCulture, $"--timeout={seconds}s"),
            ],
            null,
            cancellationToken
        );
        if (result.ExitCode != 0)
        {
            var why = KubectlErrors.Of(
                $"see {name} get ready",
                result.Error,
                result.ExitCode,
                release.Settings.Namespace
            );
            throw await TroubleAsync(cancellationToken) is { Length: > 0 } trouble
                ? new KubectlException($"{why.Message} {trouble}")
                : why;
        }
    }

    /// <summary>The pods of the release, or of one of its Deployments, that run its image.</summary>
    public async Task<IReadOnlyList<PodState>> PodsAsync(
        Track? track,
        CancellationToken cancellationToken
    )
    {
        var query = PodQuery;
        if (track is { } one)
        {
            query += $",{ManifestParts.TrackLabel}={ManifestParts.Text(one)}";
        }

        var json = await kubectl.RunAsync(
            "look at the pods",
            ["get", "pods", "--selector", query, "--output", "json"],
            null,
            cancellationToken
        );
        return
        [
            .. PodState
                .Read(json)
                .Where(x => x.Images.Contains(release.Image, StringComparer.Ordinal)),
        ];
    }

    /// <summary>Sees that the pods of the new image are ready and have not begun again.</summary>
    /// <exception cref="KubectlException">One is not, or has.</exception>
    public async Task<IReadOnlyList<PodState>> CheckPodsAsync(
        Track? track,
        CancellationToken cancellationToken
    )
    {
        var pods = await PodsAsync(track, cancellationToken);
        foreach (var pod in pods)
        {
            if (pod.Restarts > 0 || !pod.IsReady)
            {
                var trouble =
                    pod.Trouble.Length > 0 ? $": {ReportText.Clean(pod.Trouble, 300)}" : "";
                throw new KubectlException(
                    pod.Restarts > 0
                        ? $"{pod.Name} ended and was started again{trouble}."
                        : $"{pod.Name} is no longer ready{trouble}."
                );
            }
        }

        return pods;
    }

    /// <summary>Sends the golden rows to a ready pod of the new image.</summary>
    public async Task ProvePodAsync(Track? track, CancellationToken cancellationToken)
    {
        var pod =
            (await PodsAsync(track, cancellationToken)).FirstOrDefault(x => x.IsReady)
            ?? throw new KubectlException(
                $"No pod with the new image is ready: {release.Image} serves nowhere in the namespace {release.Settings.Namespace}. Does an admission webhook change images, or something else these Deployments?"
            );
        await ProveAsync($"pod/{pod.Name}", ContainerManifest.Port, cancellationToken);
    }

    /// <summary>Sends the golden rows to where requests of the Service go.</summary>
    public Task ProveServiceAsync(CancellationToken cancellationToken) =>
        ProveAsync($"service/{release.Name}", ManifestRenderer.ServicePort, cancellationToken);

    public Task<PortForward> OpenAsync(string target, int port, CancellationToken cancellation) =>
        PortForward.OpenAsync(kubectl, target, port, release.Settings.Namespace, cancellation);

    public void Note(string text) => options.Observer.OnStep(text);

    private async Task ProveAsync(string target, int port, CancellationToken cancellationToken)
    {
        await using var forward = await OpenAsync(target, port, cancellationToken);
        var proof = await options.Prove(forward.Client, cancellationToken);
        if (!proof.IsEqual)
        {
            throw new KubectlException(
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"{target} does not answer as the evaluated model: {proof.Different} of {proof.Rows} golden rows differ. {ReportText.Clean(proof.FirstDifference, 300)}"
                    )
                    .TrimEnd()
            );
        }

        Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{target}: {proof.Rows} golden rows answered as evaluated"
            )
        );
    }

    /// <summary>What the pods of the new image say of themselves; empty where nothing is wrong or nothing is known.</summary>
    private async Task<string> TroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pods = await PodsAsync(null, cancellationToken);
            if (pods.FirstOrDefault(x => !x.IsReady) is not { } pod)
            {
                return "";
            }

            var log = await kubectl.TryRunAsync(
                [
                    "logs",
                    $"pod/{pod.Name}",
                    string.Create(CultureInfo.InvariantCulture, $"--tail={LogLines}"),
                ],
                null,
                cancellationToken
            );
            var said = log.ExitCode == 0 ? ReportText.Clean(log.Output.Trim(), 300) : "";
            return $"{pod.Name}: {(pod.Trouble.Length > 0 ? ReportText.Clean(pod.Trouble, 300) : "not ready")}"
                + (said.Length > 0 ? $"; its log ends with: {said}" : "")
                + ".";
        }
        catch (MlOpsException)
        {
            return ""; // what failed first is told
        }
    }

    private bool IsInference =>
        release.Settings.Kind == Configuration.KubernetesKind.InferenceService;

    private string Kinds =>
        IsInference
            ? "inferenceservice"
            : "deployment,service,horizontalpodautoscaler,poddisruptionbudget";

    private string PodQuery =>
        IsInference
            ? $"serving.kserve.io/inferenceservice={release.Name}"
            : $"{ManifestParts.InstanceLabel}={release.Name}";
}
