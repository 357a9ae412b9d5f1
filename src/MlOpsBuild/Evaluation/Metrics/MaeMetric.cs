using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Mean absolute error, in the label's unit. 0 or more.
/// </summary>
public sealed class MaeMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "mae";

    /// <inheritdoc/>
    public string Label => "MAE";

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
            losses[i] = Math.Abs(input.Scores[i] - input.Labels[i]);
        }

        return new PreparedMean(losses);
    }
}
