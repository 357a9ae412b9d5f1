using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Expected calibration error: in ten equal bins of the positive class probability, the distance between mean
/// probability and share of positive rows, weighted by rows (Naeini, Cooper and Hauskrecht, 2015). A probability on a
/// border belongs to the lower bin. 0 to 1.
/// </summary>
public sealed class ExpectedCalibrationErrorMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "expectedCalibrationError";

    /// <inheritdoc/>
    public string Label => "Calibration error";

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
        var bins = new byte[input.Rows];
        for (var i = 0; i < bins.Length; i++)
        {
            bins[i] = (byte)BinOf(input.Scores[i]);
        }

        return new Prepared(input, bins);
    }

    internal const int Bins = 10;

    // The number of borders 0.1, 0.2 .. 0.9 below the probability.
    internal static int BinOf(double probability)
    {
        var bin = 0;
        while (bin < Bins - 1 && probability > (bin + 1) * 0.1)
        {
            bin++;
        }

        return bin;
    }

    private sealed class Prepared(MetricInput input, byte[] bins) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            Span<double> distance = stackalloc double[Bins];
            distance.Clear();
            long rows = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                distance[bins[i]] += counts[i] * (input.Scores[i] - input.Labels[i]);
                rows += counts[i];
            }

            double sum = 0;
            foreach (var d in distance)
            {
                sum += Math.Abs(d);
            }

            return rows == 0 ? double.NaN : sum / rows;
        }
    }
}
