namespace MlOpsBuild.Configuration;

/// <summary>What is rendered for a cluster.</summary>
public enum KubernetesKind
{
    /// <summary>A Deployment, a Service and a HorizontalPodAutoscaler.</summary>
    Deployment,

    /// <summary>An InferenceService of KServe.</summary>
    InferenceService,
}
