using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports;

/// <summary>
/// All that a report shows; renderers compute nothing. No clock and no machine: equal models give equal bytes.
/// Stored as <c>report.json</c>.
/// </summary>
public sealed record ReportModel
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Where the project is in the repository, forward slashes, <c>.</c> for its root.</summary>
    public required string Project { get; init; }

    /// <summary>The Git commit, or empty outside a repository.</summary>
    public required string Commit { get; init; }

    /// <summary>Whether the working tree of the project differs from that commit.</summary>
    public bool Dirty { get; init; }

    /// <summary>The trainer's name.</summary>
    public required string Trainer { get; init; }

    /// <summary>The trained model's digest, or empty when data checks rejected the data.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>The data's digest.</summary>
    public required string DataDigest { get; init; }

    /// <summary>What the data checks found.</summary>
    public required CheckReport Checks { get; init; }

    /// <summary>How the model does; <see langword="null"/> when data checks rejected the data.</summary>
    public EvaluationResult? Evaluation { get; init; }

    /// <summary>How it compares; <see langword="null"/> when data checks rejected the data.</summary>
    public ComparisonResult? Comparison { get; init; }

    /// <summary>
    /// What is known of the image that serves this model; <see langword="null"/> when none was made of it.
    /// </summary>
    public ImageRecord? Image { get; init; }

    /// <summary>What differs from the baseline: data, parameters, code; empty when nothing does.</summary>
    public IReadOnlyList<ReportChange> Changes { get; init; } = [];

    /// <summary>The lines of configuration and schema that decided, worst first; empty when everything passed.</summary>
    public IReadOnlyList<ReportFinding> Findings { get; init; } = [];

    /// <summary>The stages behind this report.</summary>
    public IReadOnlyList<ReportStage> Stages { get; init; } = [];

    /// <summary>The line that reproduces it.</summary>
    public required string Reproduce { get; init; }
}
