using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>The objects of a release as a cluster has them: what all goes back to when the next one fails.</summary>
internal sealed class ClusterState
{
    // What the cluster alone says, or what would be wrong on the way back.
    private static readonly string[] OfTheCluster =
    [
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
        "managedFields",
        "selfLink",
        "finalizers",
    ];

    private static readonly string[] OldAnnotations =
    [
        "deployment.kubernetes.io/revision",
        "kubectl.kubernetes.io/last-applied-configuration",
    ];

    private readonly List<JsonObject> _items;

    private ClusterState(List<JsonObject> items) => _items = items;

    /// <summary>No object at all: nothing serves yet.</summary>
    public bool IsEmpty => _items.Count == 0;

    /// <summary>All, as kubectl refers to them, e.g. <c>service/NAME</c>.</summary>
    public IReadOnlyList<string> References => [.. _items.Select(Reference)];

    /// <summary>All, to be applied again.</summary>
    public IEnumerable<JsonObject> Objects => _items.Select(Restorable);

    /// <exception cref="UsageException">The name belongs to another model or environment.</exception>
    public static ClusterState Read(string json, KubernetesRelease release)
    {
        // What controllers made of others' objects, with the same labels, is theirs.
        var items = PodState
            .Items(json)
            .Where(x => x["metadata"]!["ownerReferences"] is not JsonArray { Count: > 0 })
            .ToList();
        foreach (var item in items)
        {
            // Two models may read alike: a-b in c, and a in b-c.
            foreach (
                var (label, mine) in ((string, string)[])
                    [
                        ("org.mlopsbuild.model-name", release.Model),
                        ("org.mlopsbuild.environment", release.Environment.Name),
                    ]
            )
            {
                var there = (string?)item["metadata"]!["labels"]?[label];
                if (there is not null && there != KubernetesNames.LabelValue(mine))
                {
                    throw new UsageException(
                        $"{Reference(item)} in the namespace {release.Settings.Namespace} is of another model or environment ({label}: {there}, here {mine}). Give the environment another name, or another kubernetes.namespace."
                    );
                }
            }
        }

        return new(items);
    }

    /// <summary>A Deployment by its name.</summary>
    public JsonObject? Deployment(string name) =>
        _items.Find(x => (string?)x["kind"] == "Deployment" && Name(x) == name);

    /// <summary>The InferenceService.</summary>
    public JsonObject? InferenceService =>
        _items.Find(x => (string?)x["kind"] == "InferenceService");

    /// <summary>Which colour the Service leads to; <see langword="null"/> when to none.</summary>
    public Track? Colour =>
        _items.Find(x => (string?)x["kind"] == "Service") is { } service
        && Enum.TryParse<Track>(
            (string?)service["spec"]?["selector"]?[ManifestParts.TrackLabel],
            ignoreCase: true,
            out var track
        )
            ? track
            : null;

    /// <summary>How many pods a Deployment is to have; 0 where there is none.</summary>
    public int Replicas(string name) => (int?)Deployment(name)?["spec"]?["replicas"] ?? 0;

    /// <summary>All Deployments with how many pods they are to have.</summary>
    public IEnumerable<(string Name, int Replicas)> Deployments =>
        _items
            .Where(x => (string?)x["kind"] == "Deployment")
            .Select(x => (Name(x), Replicas(Name(x))));

    /// <summary>The image that requests went to; <see langword="null"/> when there was none.</summary>
    public string? ServingImage(KubernetesRelease release) =>
        Image(
            InferenceService ?? Deployment(ManifestParts.NameOf(release, Colour ?? Track.Stable))
        );

    private static string? Image(JsonObject? item) =>
        (string?)
            (
                item?["spec"]?["template"]?["spec"]?["containers"]
                ?? item?["spec"]?["predictor"]?["containers"]
            )
                ?[0]
                ?["image"];

    private static JsonObject Restorable(JsonObject item)
    {
        var copy = (JsonObject)item.DeepClone();
        copy.Remove("status");
        var metadata = copy["metadata"]!.AsObject();
        foreach (var name in OfTheCluster)
        {
            metadata.Remove(name);
        }

        if (metadata["annotations"] is JsonObject annotations)
        {
            foreach (var name in OldAnnotations)
            {
                annotations.Remove(name);
            }
        }

        return copy;
    }

    private static string Name(JsonObject item) => (string)item["metadata"]!["name"]!;

    private static string Reference(JsonObject item) =>
        $"{((string)item["kind"]!).ToLowerInvariant()}/{Name(item)}";
}
