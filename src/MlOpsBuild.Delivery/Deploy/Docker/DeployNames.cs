using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>What the things of one environment are called in an engine.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Environment">The environment's name.</param>
internal sealed record DeployNames(string Model, string Environment)
{
    /// <summary>The front's container; network and volume of the environment are called the same.</summary>
    public string Front { get; } = $"mlops-{Model}-{Environment}";

    /// <summary>The container that keeps others from deploying.</summary>
    public string Lock => Front + "-lock";

    /// <summary>The front that takes the place of another one, until it does.</summary>
    public string NextFront => Front + "-next";

    /// <summary>A server's container.</summary>
    public string Server(Digest image, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Front}-{image.Short}-{number}");

    /// <summary>
    /// What the front calls a server: DNS allows 63 characters, and containers' names may be longer.
    /// </summary>
    public static string Alias(Digest image, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"server-{image.Short}-{number}");

    /// <summary>The labels of a container.</summary>
    public Dictionary<string, string> Labels(string role, Digest image, Digest modelDigest) =>
        new(StringComparer.Ordinal)
        {
            [ImageLabels.ModelName] = Model,
            [DeployLabels.Environment] = Environment,
            [DeployLabels.Role] = role,
            [DeployLabels.Image] = image.ToString(),
            [ImageLabels.ModelDigest] = modelDigest.ToString(),
        };
}
