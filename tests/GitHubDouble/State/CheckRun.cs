using System.Collections.Immutable;

namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A check run; all are of the app of GitHub Actions.</summary>
public sealed record CheckRun
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string HeadSha { get; init; }

    /// <summary>queued, in_progress or completed.</summary>
    public required string Status { get; init; }

    /// <summary>Null until it is completed.</summary>
    public string? Conclusion { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string ExternalId { get; init; } = "";

    public string? DetailsUrl { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Text { get; init; }

    public ImmutableList<Annotation> Annotations { get; init; } = [];
}
