using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>Where a model comes from and where it went: data and code, stages, model, verdicts, images.</summary>
public sealed record ModelLineage
{
    /// <summary>The model, by its names.</summary>
    public required LineageItem Model { get; init; }

    /// <summary>The data files and the schema.</summary>
    public IReadOnlyList<LineageItem> Data { get; init; } = [];

    /// <summary>The configuration and the commit.</summary>
    public IReadOnlyList<LineageItem> Code { get; init; } = [];

    /// <summary>What the stages put out.</summary>
    public IReadOnlyList<LineageItem> Stages { get; init; } = [];

    /// <summary>What the gates said.</summary>
    public IReadOnlyList<LineageItem> Verdicts { get; init; } = [];

    /// <summary>The images that hold the model.</summary>
    public IReadOnlyList<LineageItem> Images { get; init; } = [];

    /// <summary>Whether a digest is in it.</summary>
    public bool Knows(Digest digest) =>
        new[] { [Model], Data, Code, Stages, Verdicts, Images }.Any(items =>
            items.Any(i => i.Is(digest))
        );
}
