using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>One model that goes to one environment of a cluster.</summary>
public sealed record KubernetesRelease
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's registered version, e.g. <c>1.4.0</c>. <value>The default value is empty: unknown.</value></summary>
    public string Version { get; init; } = "";

    /// <summary>The digest of the model's <c>model.json</c>.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>The commit it was trained from. <value>The default value is empty: unknown.</value></summary>
    public string Commit { get; init; } = "";

    /// <summary>The image by digest: <c>registry/repository@sha256:...</c>.</summary>
    public required string Image { get; init; }

    /// <summary>Where to, and how.</summary>
    public required EnvironmentConfig Environment { get; init; }

    /// <summary>
    /// Whether requests must carry a key: then the pods get <c>MLOPS_API_KEYS</c> from the Secret
    /// <see cref="ApiKeySecret"/>. <value>The default value is <see langword="false"/>.</value>
    /// </summary>
    public bool ApiKeys { get; init; }

    /// <summary>The prediction log, whose folder the pods get. <value>The default value is <see langword="null"/>: none.</value></summary>
    public PredictionLogSettings? Log { get; init; }

    /// <summary>The name of all objects in the cluster, before endings such as <c>-canary</c>.</summary>
    public string Name =>
        KubernetesNames.Of(Model, Environment.Name, Settings.Kind, Settings.Namespace);

    /// <summary>The Secret with the keys, comma-separated, under <c>keys</c>. It is made by people, never by this.</summary>
    public string ApiKeySecret => $"{Name}-api-keys";

    /// <summary>For people, e.g. <c>telco-churn 1.4.0</c>.</summary>
    internal string Title => Version.Length == 0 ? Model : $"{Model} {Version}";

    /// <summary>The section <c>kubernetes:</c>, or its defaults.</summary>
    public KubernetesConfig Settings => Environment.Kubernetes ?? new KubernetesConfig();
}
