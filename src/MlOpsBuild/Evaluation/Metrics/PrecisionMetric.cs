using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// The share of rows predicted positive (probability of 0.5 or more) that are. 0 to 1; 0 when nothing is predicted
/// positive, NaN when nothing is positive either.
/// </summary>
public sealed class PrecisionMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "precision";

    /// <inheritdoc/>
    public string Label => "Precision";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (0, 1);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task == ModelTask.Binary;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new PreparedBinary(
            input,
            static (tp, fp, fn, _) =>
                tp + fp + fn == 0 ? double.NaN
                : tp + fp == 0 ? 0
                : (double)tp / (tp + fp)
        );
    }
}
