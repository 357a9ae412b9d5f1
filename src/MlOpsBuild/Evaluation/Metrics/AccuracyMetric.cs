using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// The share of rows whose class is predicted: positive from a probability of 0.5, multiclass the most probable.
/// 0 to 1.
/// </summary>
public sealed class AccuracyMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <inheritdoc/>
    public string Label => "Accuracy";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (0, 1);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task is ModelTask.Binary or ModelTask.Multiclass;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var right = new double[input.Rows];
        for (var i = 0; i < right.Length; i++)
        {
            right[i] = input.PredictedClass(i) == input.Labels[i] ? 1 : 0;
        }

        return new PreparedMean(right);
    }
}
