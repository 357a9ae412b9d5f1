namespace MlOpsBuild.Delivery.Deploy;

/// <summary>The labels of containers that are deployed, besides those of <see cref="Containers.ImageLabels"/>.</summary>
public static class DeployLabels
{
    /// <summary>Container: the environment.</summary>
    public const string Environment = "org.mlopsbuild.environment";

    /// <summary>Container: <see cref="Front"/>, <see cref="Server"/> or <see cref="Lock"/>.</summary>
    public const string Role = "org.mlopsbuild.role";

    /// <summary>Container: the id of its image.</summary>
    public const string Image = "org.mlopsbuild.image";

    /// <summary>Container: a digest of what it was given besides the image, e.g. keys; equal ones were given the same.</summary>
    public const string Settings = "org.mlopsbuild.settings";

    /// <summary>Container: who deployed.</summary>
    public const string Who = "org.mlopsbuild.who";

    /// <summary>The role of the container that has the published port.</summary>
    public const string Front = "front";

    /// <summary>The role of a container that serves the model.</summary>
    public const string Server = "server";

    /// <summary>The role of the container that keeps others from deploying at the same time.</summary>
    public const string Lock = "lock";
}
