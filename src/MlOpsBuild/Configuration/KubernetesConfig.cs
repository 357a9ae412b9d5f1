namespace MlOpsBuild.Configuration;

/// <summary>The <c>kubernetes:</c> section of an environment.</summary>
public sealed record KubernetesConfig
{
    /// <summary>What is rendered. <value>The default value is <see cref="KubernetesKind.Deployment"/>.</value></summary>
    public KubernetesKind Kind { get; init; }

    /// <summary>The namespace. <value>The default value is <c>default</c>.</value></summary>
    public string Namespace { get; init; } = "default";

    /// <summary>
    /// kubectl's context. <value>The default value is <see langword="null"/>: the current one.</value>
    /// </summary>
    public string? Context { get; init; }

    /// <summary>The most replicas that load may lead to, from <see cref="EnvironmentConfig.Replicas"/>. <value>The default value is 4.</value></summary>
    public int MaxReplicas { get; init; } = 4;

    /// <summary>The processor share that more replicas start at, in percent. <value>The default value is 70.</value></summary>
    public int TargetCpu { get; init; } = 70;

    /// <summary>The requested processor, as Kubernetes writes it. <value>The default value is <c>100m</c>.</value></summary>
    public string Cpu { get; init; } = "100m";

    /// <summary>The requested and largest memory, as Kubernetes writes it. <value>The default value is <c>128Mi</c>.</value></summary>
    public string Memory { get; init; } = "128Mi";
}
