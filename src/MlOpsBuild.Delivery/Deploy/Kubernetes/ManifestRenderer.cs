using System.Text.Json.Nodes;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// Makes the manifests of a release: a Deployment with its Service, HorizontalPodAutoscaler (autoscaling/v2) and, for more
/// than one replica, PodDisruptionBudget (policy/v1); or an InferenceService of KServe (serving.kserve.io/v1beta1). They need
/// Kubernetes 1.30 or later, because of <c>lifecycle.preStop.sleep</c>. The same release gives the same bytes.
/// </summary>
public static class ManifestRenderer
{
    /// <summary>The Service's port.</summary>
    public const int ServicePort = 80;

    /// <summary>
    /// The manifests as they are when the release serves alone: the steps of a canary and the change of colours are made
    /// by <see cref="KubectlTarget"/>. Of two colours this is blue.
    /// </summary>
    /// <param name="release">What goes where.</param>
    /// <exception cref="MlOpsBuild.Common.UsageException">The environment asks for what a cluster cannot do, or the image has no digest.</exception>
    public static IReadOnlyList<Manifest> Render(KubernetesRelease release)
    {
        ReleaseCheck.Check(release);
        return release.Settings.Kind == KubernetesKind.InferenceService
            ? [InferenceServiceManifest.Of(release, null)]
            : Render(
                release,
                release.Environment.Strategy == DeployStrategy.BlueGreen
                    ? Track.Blue
                    : Track.Stable,
                release.Environment.Replicas
            );
    }

    internal static IReadOnlyList<Manifest> Render(
        KubernetesRelease release,
        Track track,
        int replicas
    ) =>
        [
            DeploymentManifest.Of(release, track, replicas),
            Service(release, track),
            .. Autoscaler(release, track) is { } autoscaler ? [autoscaler] : (Manifest[])[],
            .. release.Environment.Replicas > 1 ? [Budget(release)] : (Manifest[])[],
        ];

    /// <summary>The Service; of blue and green it leads to one alone, else to all pods of the release.</summary>
    internal static Manifest Service(KubernetesRelease release, Track track) =>
        new(
            new()
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Service",
                ["metadata"] = ManifestParts.Metadata(release, release.Name, null),
                ["spec"] = new JsonObject
                {
                    ["type"] = "ClusterIP",
                    ["selector"] = ManifestParts.Selector(
                        release,
                        track is Track.Blue or Track.Green ? track : null
                    ),
                    ["ports"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "http",
                            ["port"] = ServicePort,
                            ["protocol"] = "TCP",
                            ["targetPort"] = "http",
                        }
                    ),
                },
            }
        );

    private static Manifest? Autoscaler(KubernetesRelease release, Track track) =>
        release.Settings.MaxReplicas == release.Environment.Replicas
            ? null
            : new(
                new()
                {
                    ["apiVersion"] = "autoscaling/v2",
                    ["kind"] = "HorizontalPodAutoscaler",
                    ["metadata"] = ManifestParts.Metadata(release, release.Name, null),
                    ["spec"] = new JsonObject
                    {
                        ["scaleTargetRef"] = new JsonObject
                        {
                            ["apiVersion"] = "apps/v1",
                            ["kind"] = "Deployment",
                            ["name"] = ManifestParts.NameOf(release, track),
                        },
                        ["minReplicas"] = release.Environment.Replicas,
                        ["maxReplicas"] = release.Settings.MaxReplicas,
                        ["metrics"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = "Resource",
                                ["resource"] = new JsonObject
                                {
                                    ["name"] = "cpu",
                                    ["target"] = new JsonObject
                                    {
                                        ["type"] = "Utilization",
                                        ["averageUtilization"] = release.Settings.TargetCpu,
                                    },
                                },
                            }
                        ),
                    },
                }
            );

    private static Manifest Budget(KubernetesRelease release) =>
        new(
            new()
            {
                ["apiVersion"] = "policy/v1",
                ["kind"] = "PodDisruptionBudget",
                ["metadata"] = ManifestParts.Metadata(release, release.Name, null),
                ["spec"] = new JsonObject
                {
                    ["maxUnavailable"] = 1,
                    ["selector"] = new JsonObject
                    {
                        ["matchLabels"] = ManifestParts.Selector(release, null),
                    },
                },
            }
        );
}
