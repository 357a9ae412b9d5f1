using MlOpsBuild.Evaluation;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Reports;

/// <summary>What a model card shows: a function of the commit and the data, without clock, baseline and version.</summary>
public sealed record ModelCardContent
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The project's folder in the repository, <c>.</c> for its root.</summary>
    public required string Project { get; init; }

    /// <summary>The full id of the commit, or empty.</summary>
    public required string Commit { get; init; }

    /// <summary>Whether not all was committed.</summary>
    public required bool Uncommitted { get; init; }

    /// <summary>What the bundle says of the model; <see langword="null"/> when it says nothing that can be read.</summary>
    public ModelManifest? Bundle { get; init; }

    /// <summary>How it does on the test rows.</summary>
    public required EvaluationResult Evaluation { get; init; }

    /// <summary>The confidence of the intervals, e.g. 0.95.</summary>
    public required double Confidence { get; init; }

    /// <summary>The rows that it was trained on.</summary>
    public required int TrainRows { get; init; }

    /// <summary>The gates as in mlops.yaml, e.g. <c>auc min 0.82</c>.</summary>
    public required IReadOnlyList<string> Gates { get; init; }

    /// <summary>The digests of data files and schema, by path.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Data { get; init; }

    /// <summary>
    /// What each stage put out, by its name: the digests that building it again must give; empty for a card that does not tell
    /// how to.
    /// </summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Stages { get; init; }
}
