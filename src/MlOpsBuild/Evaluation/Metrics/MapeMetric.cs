using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Mean absolute percentage error, as a share: 0.1 is 10 %. 0 or more; NaN when a row has label 0, which has no
/// percentage.
/// </summary>
public sealed class MapeMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "mape";

    /// <inheritdoc/>
    public string Label => "MAPE";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task == ModelTask.Regression;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var losses = new double[input.Rows];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] =
                input.Labels[i] == 0
                    ? double.NaN
                    : Math.Abs((input.Scores[i] - input.Labels[i]) / input.Labels[i]);
        }

        return new PreparedMean(losses);
    }
}
