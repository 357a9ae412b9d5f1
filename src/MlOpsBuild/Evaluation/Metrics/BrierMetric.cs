using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Brier score: the mean squared difference between the positive class's probability and what came (1 or 0). 0 to 1.
/// </summary>
public sealed class BrierMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "brier";

    /// <inheritdoc/>
    public string Label => "Brier score";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (0, 1);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task == ModelTask.Binary;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var losses = new double[input.Rows];
        for (var i = 0; i < losses.Length; i++)
        {
            var error = input.Scores[i] - input.Labels[i];
            losses[i] = error * error;
        }

        return new PreparedMean(losses);
    }
}
