using System.Collections.Immutable;

namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A deployment.</summary>
public sealed record Deployment
{
    public required long Id { get; init; }

    public required string Sha { get; init; }

    public required string Task { get; init; }

    public required string Environment { get; init; }

    /// <summary>The payload as JSON: an object or a text, as it came.</summary>
    public required string Payload { get; init; }

    public string? Description { get; init; }

    public bool IsTransient { get; init; }

    public bool IsProduction { get; init; }

    public required Account Creator { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From the oldest.</summary>
    public ImmutableList<DeploymentStatus> Statuses { get; init; } = [];

    /// <summary>The state of the newest status; empty if there is none.</summary>
    public string State => Statuses.Count == 0 ? "" : Statuses[^1].State;
}
