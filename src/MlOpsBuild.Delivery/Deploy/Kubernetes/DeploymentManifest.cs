using System.Text.Json.Nodes;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>The Deployment of a track.</summary>
internal static class DeploymentManifest
{
    // How long a pod that is to end goes on serving, until all nodes have heard that it gets no more requests.
    private const int LingerSeconds = 5;

    // Image pulls and scheduling, which come before a server can begin to become ready.
    private const int PlacementSeconds = 120;

    /// <summary>How long a Deployment may make no progress before it has failed.</summary>
    public static int ProgressSeconds(KubernetesRelease release) =>
        Seconds(release.Environment.ReadyWithin) + PlacementSeconds;

    public static Manifest Of(KubernetesRelease release, Track track, int replicas) =>
        new(
            new()
            {
                ["apiVersion"] = "apps/v1",
                ["kind"] = "Deployment",
                ["metadata"] = ManifestParts.Metadata(
                    release,
                    ManifestParts.NameOf(release, track),
                    track
                ),
                ["spec"] = new JsonObject
                {
                    ["replicas"] = replicas,
                    ["revisionHistoryLimit"] = 3,
                    ["progressDeadlineSeconds"] = ProgressSeconds(release),
                    ["selector"] = new JsonObject
                    {
                        ["matchLabels"] = ManifestParts.Selector(release, track),
                    },
                    ["strategy"] = new JsonObject
                    {
                        ["type"] = "RollingUpdate",
                        // Never fewer than serve now: a new pod is ready before an old one ends.
                        ["rollingUpdate"] = new JsonObject
                        {
                            ["maxSurge"] = 1,
                            ["maxUnavailable"] = 0,
                        },
                    },
                    ["template"] = new JsonObject
                    {
                        ["metadata"] = new JsonObject
                        {
                            ["labels"] = ManifestParts.Labels(release, track),
                            ["annotations"] = ManifestParts.Annotations(release),
                        },
                        ["spec"] = Pod(release, track),
                    },
                },
            }
        );

    private static JsonObject Pod(KubernetesRelease release, Track track)
    {
        var container = ContainerManifest.Of(release, "server", "http");
        container["lifecycle"] = new JsonObject
        {
            ["preStop"] = new JsonObject
            {
                ["sleep"] = new JsonObject { ["seconds"] = LingerSeconds },
            },
        };
        var pod = new JsonObject
        {
            ["automountServiceAccountToken"] = false,
            ["enableServiceLinks"] = false,
            ["terminationGracePeriodSeconds"] =
                Seconds(release.Environment.DrainWithin) + 2 * LingerSeconds,
            ["securityContext"] = new JsonObject
            {
                ["runAsNonRoot"] = true,
                ["runAsUser"] = ContainerManifest.User,
                ["runAsGroup"] = ContainerManifest.User,
                ["fsGroup"] = ContainerManifest.User,
                ["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" },
            },
            ["containers"] = new JsonArray(container),
            ["volumes"] = ContainerManifest.Volumes(release),
        };
        if (release.Environment.Replicas > 1)
        {
            pod["topologySpreadConstraints"] = new JsonArray(
                new JsonObject
                {
                    ["maxSkew"] = 1,
                    ["topologyKey"] = "kubernetes.io/hostname",
                    ["whenUnsatisfiable"] = "ScheduleAnyway",
                    ["labelSelector"] = new JsonObject
                    {
                        ["matchLabels"] = ManifestParts.Selector(release, track),
                    },
                }
            );
        }

        return pod;
    }

    internal static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
