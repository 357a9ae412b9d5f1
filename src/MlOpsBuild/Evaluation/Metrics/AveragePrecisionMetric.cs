using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Average precision: the sum over thresholds of the gain in recall times the precision there, without interpolation.
/// 0 to 1; NaN without a positive row.
/// </summary>
public sealed class AveragePrecisionMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "averagePrecision";

    /// <inheritdoc/>
    public string Label => "Average precision";

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
        return new Prepared(input.Ranked(1));
    }

    private sealed class Prepared(RankedScores ranked) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            long positives = 0;
            long all = 0;
            long before = 0;
            double sum = 0;
            var order = ranked.Order;
            var mask = ranked.PositiveMask;
            var ends = ranked.GroupEnds;
            for (var i = 0; i < order.Length; i++)
            {
                var count = counts[order[i]];
                positives += count & mask[i];
                all += count;
                if (ends[i] && positives > before)
                {
                    sum += (positives - before) * ((double)positives / all);
                    before = positives;
                }
            }

            return positives == 0 ? double.NaN : sum / positives;
        }
    }
}
