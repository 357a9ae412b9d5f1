using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// The share of positive rows that are predicted positive (probability of 0.5 or more). 0 to 1; NaN without a positive
/// row.
/// </summary>
public sealed class RecallMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "recall";

    /// <inheritdoc/>
    public string Label => "Recall";

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
            static (tp, _, fn, _) => tp + fn == 0 ? double.NaN : (double)tp / (tp + fn)
        );
    }
}
