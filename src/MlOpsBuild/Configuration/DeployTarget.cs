namespace MlOpsBuild.Configuration;

/// <summary>What an environment runs on.</summary>
public enum DeployTarget
{
    /// <summary>A container engine.</summary>
    Docker,

    /// <summary>A Kubernetes cluster.</summary>
    Kubernetes,
}
