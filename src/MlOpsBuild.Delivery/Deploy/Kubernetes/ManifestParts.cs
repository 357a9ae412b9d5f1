using System.Text.Json.Nodes;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>Names, labels and annotations (kubernetes.io, "Recommended Labels").</summary>
internal static class ManifestParts
{
    public const string ManagedBy = "mlopsbuild";
    public const string InstanceLabel = "app.kubernetes.io/instance";
    public const string ManagedByLabel = "app.kubernetes.io/managed-by";
    public const string TrackLabel = "org.mlopsbuild.track";
    public const string ModelDigest = "org.mlopsbuild.model-digest";

    private const string RoleLabel = "org.mlopsbuild.role";

    /// <summary>The name of a track's Deployment.</summary>
    public static string NameOf(KubernetesRelease release, Track track) =>
        track == Track.Stable ? release.Name : $"{release.Name}-{Text(track)}";

    public static string Text(Track track) => track.ToString().ToLowerInvariant();

    /// <summary>Selects all objects of a release.</summary>
    public static string Query(KubernetesRelease release) =>
        $"{InstanceLabel}={release.Name},{ManagedByLabel}={ManagedBy}";

    public static JsonObject Metadata(KubernetesRelease release, string name, Track? track) =>
        new()
        {
            ["name"] = name,
            ["namespace"] = release.Settings.Namespace,
            ["labels"] = Labels(release, track),
            ["annotations"] = Annotations(release),
        };

    /// <summary>What selects pods: nothing that another release of the model changes.</summary>
    public static JsonObject Selector(KubernetesRelease release, Track? track)
    {
        var labels = new JsonObject { [InstanceLabel] = release.Name, [RoleLabel] = "server" };
        if (track is { } one)
        {
            labels[TrackLabel] = Text(one);
        }

        return labels;
    }

    public static JsonObject Labels(KubernetesRelease release, Track? track)
    {
        var labels = new JsonObject
        {
            ["app.kubernetes.io/name"] = KubernetesNames.LabelValue(release.Model),
            [InstanceLabel] = release.Name,
            ["app.kubernetes.io/component"] = "server",
            [ManagedByLabel] = ManagedBy,
            ["org.mlopsbuild.model-name"] = KubernetesNames.LabelValue(release.Model),
            ["org.mlopsbuild.environment"] = KubernetesNames.LabelValue(release.Environment.Name),
            [RoleLabel] = "server",
        };
        if (track is { } one)
        {
            labels[TrackLabel] = Text(one);
        }

        if (KubernetesNames.LabelValue(release.Version) is { Length: > 0 } version)
        {
            labels["app.kubernetes.io/version"] = version;
        }

        return labels;
    }

    /// <summary>Digests are too long for labels.</summary>
    public static JsonObject Annotations(KubernetesRelease release)
    {
        var annotations = new JsonObject { [ModelDigest] = release.ModelDigest.ToString() };
        if (release.Commit.Length > 0)
        {
            annotations["org.mlopsbuild.commit"] = release.Commit;
        }

        return annotations;
    }
}
