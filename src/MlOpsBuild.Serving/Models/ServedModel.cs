using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Models;

/// <summary>A model that is loaded and answers.</summary>
internal sealed class ServedModel
{
    /// <summary>What it is called beside the others, e.g. <c>champion</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of its <c>model.json</c>, <c>sha256:...</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>What is known of its training.</summary>
    public required ModelManifest Manifest { get; init; }

    /// <summary>What it accepts.</summary>
    public required ServingContract Contract { get; init; }

    /// <summary>What computes its outputs.</summary>
    public required IScorer Scorer { get; init; }

    /// <summary>Its share of the requests; 0: only those that name its digest.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether it gets copies only.</summary>
    public required bool IsShadow { get; init; }

    /// <summary>Its model card in Markdown; <see langword="null"/> when there is none.</summary>
    public string? Card { get; init; }
}
