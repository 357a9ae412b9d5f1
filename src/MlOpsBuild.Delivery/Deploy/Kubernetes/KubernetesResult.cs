namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>What <see cref="KubectlTarget.DeployAsync"/> did.</summary>
public sealed record KubernetesResult
{
    /// <summary>The manifests that were written, as full paths.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Whether they were applied and proven; otherwise they were only written.</summary>
    public required bool IsApplied { get; init; }

    /// <summary>The image that served before. <value>The default value is <see langword="null"/>: none.</value></summary>
    public string? PreviousImage { get; init; }

    /// <summary>
    /// Where it serves within the cluster, e.g. <c>http://mlops-churn-production.models.svc</c>.
    /// </summary>
    public required Uri Address { get; init; }
}
