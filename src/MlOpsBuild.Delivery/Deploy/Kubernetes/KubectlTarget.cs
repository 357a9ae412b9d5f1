namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>x</summary>
public sealed class KubectlTarget { }
