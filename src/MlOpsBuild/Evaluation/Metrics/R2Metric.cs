using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Coefficient of determination: 1 - squared error / squared deviation of the labels from their mean. At most 1, 0 for
/// always predicting the mean of the rows; NaN when all labels are equal.
/// </summary>
public sealed class R2Metric : IMetric
{
    /// <inheritdoc/>
    public string Name => "r2";

    /// <inheritdoc/>
    public string Label => "R²";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (double.NegativeInfinity, 1);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task == ModelTask.Regression;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Prepared(input);
    }

    private sealed class Prepared(MetricInput input) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            var labels = input.Labels;
            var first = FirstCounted(counts);
            if (first < 0)
            {
                return double.NaN;
            }

            // Shifted by a label, so that equal labels have a deviation of exactly 0.
            var shift = labels[first];
            long rows = 0;
            double sum = 0;
            double error = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var residual = labels[i] - input.Scores[i];
                rows += counts[i];
                sum += counts[i] * (labels[i] - shift);
                error += counts[i] * (residual * residual);
            }

            var mean = sum / rows;
            double deviation = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var distance = labels[i] - shift - mean;
                deviation += counts[i] * (distance * distance);
            }

            return deviation == 0 ? double.NaN : 1 - (error / deviation);
        }

        private static int FirstCounted(ReadOnlySpan<int> counts)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                if (counts[i] > 0)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
