using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Median absolute error, in the label's unit; of an even number of rows the mean of the two in the middle. 0 or more.
/// </summary>
public sealed class MedianAbsoluteErrorMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "medianAbsoluteError";

    /// <inheritdoc/>
    public string Label => "Median absolute error";

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
        var errors = new double[input.Rows];
        var order = new int[input.Rows];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Abs(input.Scores[i] - input.Labels[i]);
            order[i] = i;
        }

        Array.Sort(errors, order);
        return new Prepared(errors, order);
    }

    private sealed class Prepared(double[] errors, int[] order) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            long rows = 0;
            foreach (var count in counts)
            {
                rows += count;
            }

            // The rows numbered (rows - 1) / 2 and rows / 2, from 0: one row if their number is odd.
            long seen = 0;
            var lower = double.NaN;
            for (var i = 0; i < order.Length; i++)
            {
                seen += counts[order[i]];
                if (double.IsNaN(lower) && seen > (rows - 1) / 2)
                {
                    lower = errors[i];
                }

                if (seen > rows / 2)
                {
                    return (lower + errors[i]) / 2;
                }
            }

            return double.NaN;
        }
    }
}
