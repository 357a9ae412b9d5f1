using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Kolmogorov-Smirnov statistic: the largest distance between the score distributions of positive and negative rows.
/// 0 to 1; NaN with one class only.
/// </summary>
public sealed class KsMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "ks";

    /// <inheritdoc/>
    public string Label => "KS";

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
            var (positives, negatives) = ranked.Totals(counts);
            if (positives == 0 || negatives == 0)
            {
                return double.NaN;
            }

            long truePositives = 0;
            long all = 0;
            long largest = 0; // of |true positives x negatives - false positives x positives|
            var order = ranked.Order;
            for (var i = 0; i < order.Length; i++)
            {
                var count = counts[order[i]];
                truePositives += count & ranked.PositiveMask[i];
                all += count;
                if (ranked.GroupEnds[i])
                {
                    var falsePositives = all - truePositives;
                    largest = Math.Max(
                        largest,
                        Math.Abs((truePositives * negatives) - (falsePositives * positives))
                    );
                }
            }

            return largest / ((double)positives * negatives);
        }
    }
}
