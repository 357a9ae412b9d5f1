using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What a deployment or rollback did.</summary>
public sealed record DeployResult
{
    /// <summary>The deployment as it was recorded; <see langword="null"/> when there was nothing to do.</summary>
    public DeploymentRecord? Record { get; init; }

    /// <summary>For people, the model that serves (or gets copies) now, e.g. <c>telco-churn v1.2.0 (0f3a5c7e9b1d)</c>.</summary>
    public required string Model { get; init; }

    /// <summary>For people, what served before; <see langword="null"/> when nothing did.</summary>
    public string? Before { get; init; }

    /// <summary>Where the environment answers.</summary>
    public required string Address { get; init; }

    /// <summary>How many servers serve the model.</summary>
    public required int Servers { get; init; }

    /// <summary>
    /// The manifests that were written and not applied, as full paths. <value>The default value is empty: nothing was left to
    /// others.</value>
    /// </summary>
    public IReadOnlyList<string> Manifests { get; init; } = [];

    /// <summary>How long it took, in seconds.</summary>
    public double Seconds { get; init; }
}
