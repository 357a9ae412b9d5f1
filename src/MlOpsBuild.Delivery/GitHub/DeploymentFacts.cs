using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What is deployed where, as GitHub is told.</summary>
public sealed record DeploymentFacts
{
    /// <summary>The environment's name, e.g. <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>The commit that the model was trained from, 40 or 64 hexadecimal digits.</summary>
    public required string Commit { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's registered version, e.g. <c>1.4.0</c>. <value>The default value is empty: unknown.</value></summary>
    public string Version { get; init; } = "";

    /// <summary>The digest of the model's <c>model.json</c>.</summary>
    public required Digest ModelDigest { get; init; }

    /// <summary>The image: its reference by digest, or its id where no registry has it.</summary>
    public required string Image { get; init; }

    /// <summary>Whether the environment will be gone some time. <value>The default value is <see langword="false"/>.</value></summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether people use it: it is called production.</summary>
    public bool IsProduction =>
        Environment.Equals("production", StringComparison.OrdinalIgnoreCase);
}
