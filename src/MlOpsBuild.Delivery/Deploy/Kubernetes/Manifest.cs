using System.Text.Json.Nodes;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>An object of a cluster, as it is applied.</summary>
public sealed class Manifest
{
    internal Manifest(JsonObject content) => Content = content;

    /// <summary>Its kind, e.g. <c>Deployment</c>.</summary>
    public string Kind => (string)Content["kind"]!;

    /// <summary>Its name.</summary>
    public string Name => (string)Content["metadata"]!["name"]!;

    /// <summary>The file that it is written to, e.g. <c>deployment-mlops-churn-production.yaml</c>.</summary>
    public string FileName => $"{Kind.ToLowerInvariant()}-{Name}.yaml";

    /// <summary>What <c>kubectl</c> calls it, e.g. <c>deployment/mlops-churn-production</c>.</summary>
    public string Reference => $"{Kind.ToLowerInvariant()}/{Name}";

    internal JsonObject Content { get; }

    /// <summary>The object as YAML; the same text for the same object.</summary>
    public string ToYaml() => YamlText.Of(Content);
}
