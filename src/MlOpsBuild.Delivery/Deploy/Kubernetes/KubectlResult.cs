namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>How a call of kubectl ended.</summary>
internal sealed record KubectlResult(int ExitCode, string Output, string Error);
