using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// How the candidate does on the test rows, by itself: a function of data, model and configuration alone. Stored as
/// <c>evaluation.json</c>, the scores beside it as <c>predictions.bin</c>.
/// </summary>
public sealed record EvaluationResult
{
    /// <summary>What is predicted.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Binary: negative, positive. Multiclass: all classes. Regression: empty.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Test rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Every metric of the task, the primary one first.</summary>
    public required IReadOnlyList<MetricValue> Metrics { get; init; }

    /// <summary>Classification: the confusion matrix, [actual][predicted], in the order of classes; else empty.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; } = [];

    /// <summary>Plotted lines: roc, precisionRecall, calibration, residuals.</summary>
    public IReadOnlyList<Curve> Curves { get; init; } = [];

    /// <summary>Features by how much the primary metric worsens when they are permuted, largest first.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>Metrics per slice value, in the order of configuration, then of values.</summary>
    public IReadOnlyList<SliceResult> Slices { get; init; } = [];
}
