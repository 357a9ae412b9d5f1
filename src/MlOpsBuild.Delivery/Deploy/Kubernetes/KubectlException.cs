using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Deploy.Kubernetes;

/// <summary>kubectl, or the cluster behind it, said no.</summary>
internal sealed class KubectlException(string message) : MlOpsException(message);
