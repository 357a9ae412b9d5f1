using System.Text.Json.Nodes;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>
/// An InferenceService with a container of its own as predictor (kserve.github.io, "Custom Predictor"). It has no more of
/// a pod than Knative lets through: neither security of the pod, lifecycle, nor a grace period.
/// </summary>
internal static class InferenceServiceManifest
{
    // The name that KServe looks for.
    private const string ContainerName = "kserve-container";

    /// <param name="release">What goes where.</param>
    /// <param name="canaryPercent">The share of requests for the new revision; <see langword="null"/>: all.</param>
    public static Manifest Of(KubernetesRelease release, int? canaryPercent)
    {
        var container = ContainerManifest.Of(release, ContainerName, null);
        // Custom predictors tell KServe their protocol so.
        var protocol = new JsonObject { ["name"] = "PROTOCOL", ["value"] = "v2" };
        if (container["env"] is JsonArray variables)
        {
            variables.Insert(0, protocol);
        }
        else
        {
            container.Insert(container.IndexOf("ports") + 1, "env", new JsonArray(protocol));
        }

        var predictor = new JsonObject();
        if (canaryPercent is { } percent)
        {
            predictor["canaryTrafficPercent"] = percent;
        }

        predictor["minReplicas"] = release.Environment.Replicas;
        predictor["maxReplicas"] = release.Settings.MaxReplicas;
        predictor["scaleMetric"] = "cpu";
        predictor["scaleTarget"] = release.Settings.TargetCpu;
        predictor["automountServiceAccountToken"] = false;
        predictor["enableServiceLinks"] = false;
        predictor["containers"] = new JsonArray(container);
        predictor["volumes"] = ContainerManifest.Volumes(release);
        return new(
            new()
            {
                ["apiVersion"] = "serving.kserve.io/v1beta1",
                ["kind"] = "InferenceService",
                ["metadata"] = ManifestParts.Metadata(release, release.Name, null),
                ["spec"] = new JsonObject { ["predictor"] = predictor },
            }
        );
    }
}
