using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What runs in an environment now.</summary>
public sealed record EnvironmentStatus
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>Where it answers.</summary>
    public required string Address { get; init; }

    /// <summary>The engine's word for the state of the front, e.g. <c>running</c>; <see langword="null"/> when there is none.</summary>
    public string? Front { get; init; }

    /// <summary>The servers that the front knows, in its order.</summary>
    public required IReadOnlyList<ServerStatus> Servers { get; init; }

    /// <summary>What was deployed.</summary>
    public required DeploymentHistory History { get; init; }

    /// <summary>Whether requests are answered: some server with a share is ready.</summary>
    public bool IsReady => Servers.Any(s => s is { Ready: true, Share: > 0 });
}
