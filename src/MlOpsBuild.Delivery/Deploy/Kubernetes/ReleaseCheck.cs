using System.Text.RegularExpressions;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>What must hold before anything is rendered.</summary>
internal static partial class ReleaseCheck
{
    /// <exception cref="UsageException">It does not.</exception>
    public static void Check(KubernetesRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var environment = release.Environment;
        var settings = release.Settings;
        var name = $"deploy.environments.{environment.Name}";
        if (!Reference().IsMatch(release.Image))
        {
            throw new UsageException(
                $"A cluster needs an image that a registry has by digest, registry/repository@sha256:..., and this is '{Shown(release.Image)}'. Set container.image (or registry) in mlops.yaml and run Containerize, which pushes it."
            );
        }

        if (environment.Strategy == DeployStrategy.Shadow)
        {
            throw new UsageException(
                $"{name} has strategy: shadow, which a Service of Kubernetes cannot do: it copies no requests. Use target: docker, or serve the new version beside this one with serve.models and shadow: true."
            );
        }

        if (
            settings.Kind == KubernetesKind.InferenceService
            && environment.Strategy == DeployStrategy.BlueGreen
        )
        {
            throw new UsageException(
                $"{name} has strategy: blue-green, which an InferenceService has no two colours for. Use strategy: replace, in which KServe moves all requests at once when the new revision is ready, or canary."
            );
        }

        if (settings.MaxReplicas < environment.Replicas)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} has replicas: {environment.Replicas} and kubernetes.maxReplicas: {settings.MaxReplicas}, expected no fewer. Raise maxReplicas."
                )
            );
        }

        if (!KubernetesNames.IsLabel(settings.Namespace))
        {
            throw new UsageException(
                $"{name}.kubernetes.namespace is '{Shown(settings.Namespace)}', expected at most 63 lower case letters, digits and dashes between them."
            );
        }

        CheckQuantity($"{name}.kubernetes.cpu", settings.Cpu, "100m");
        CheckQuantity($"{name}.kubernetes.memory", settings.Memory, "128Mi");
        if (settings.Context?.StartsWith('-') == true)
        {
            throw new UsageException(
                $"{name}.kubernetes.context is '{Shown(settings.Context)}', expected the name of a context of kubectl (kubectl config get-contexts)."
            );
        }
    }

    private static void CheckQuantity(string key, string text, string example)
    {
        if (!Quantity().IsMatch(text))
        {
            throw new UsageException(
                $"{key} is '{Shown(text)}', expected a quantity as Kubernetes writes it, such as {example}."
            );
        }
    }

    private static string Shown(string text) => ReportText.Clean(text, 120);

    [GeneratedRegex("^[a-z0-9]+([._:/-]+[a-zA-Z0-9]+)*@sha256:[0-9a-f]{64}$")]
    private static partial Regex Reference();

    // kubernetes.io, "Quantity": a number with a decimal or binary suffix, or an exponent.
    [GeneratedRegex("^([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(([numkMGTPE]|[KMGTPE]i)|[eE][+-]?[0-9]+)?$")]
    private static partial Regex Quantity();
}
