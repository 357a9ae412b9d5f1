using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// The harmonic mean of precision and recall at a probability of 0.5. 0 to 1; NaN when nothing is positive and nothing
/// is predicted so.
/// </summary>
public sealed class F1Metric : IMetric
{
    /// <inheritdoc/>
    public string Name => "f1";

    /// <inheritdoc/>
    public string Label => "F1";

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
                tp + fp + fn == 0 ? double.NaN : 2.0 * tp / ((2.0 * tp) + fp + fn)
        );
    }
}
