using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Root mean squared error, in the label's unit. 0 or more. The primary metric of regression models.
/// </summary>
public sealed class RmseMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "rmse";

    /// <inheritdoc/>
    public string Label => "RMSE";

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
            var error = input.Scores[i] - input.Labels[i];
            losses[i] = error * error;
        }

        return new Prepared(new PreparedMean(losses));
    }

    private sealed class Prepared(PreparedMean squares) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts) =>
            Math.Sqrt(squares.Compute(counts));
    }
}
