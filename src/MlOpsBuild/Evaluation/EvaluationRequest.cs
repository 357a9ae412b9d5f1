using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>What <see cref="Evaluator"/> judges: predictions of the test rows and what came.</summary>
public sealed record EvaluationRequest
{
    /// <summary>What is predicted.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Binary: negative, positive. Multiclass: all classes. Regression: empty.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>One class index (binary: 1 is positive) or number per row.</summary>
    public required double[] Labels { get; init; }

    /// <summary>The predictions, row after row; see <see cref="IScorer.Score"/>.</summary>
    public required double[] Scores { get; init; }

    /// <summary>Which slice each row is in, by slice column. <value>The default value is none.</value></summary>
    public IReadOnlyList<SliceColumn> Slices { get; init; } = [];

    /// <summary>
    /// The model that made the scores, for permutation importance; with <see cref="Features"/>.
    /// <value>The default value is <see langword="null"/>: no importance.</value>
    /// </summary>
    public IScorer? Scorer { get; init; }

    /// <summary>The encoded rows that were scored.</summary>
    public FeatureMatrix? Features { get; init; }

    /// <summary>Bootstrap resamples. <value>The default value is 2000.</value></summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The confidence of intervals. <value>The default value is 0.95.</value></summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// How many threads may work, 1 or more; never changes the result. <value>The default value is 1.</value>
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told the finished share, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
