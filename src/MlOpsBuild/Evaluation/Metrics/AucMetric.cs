using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Area under the ROC curve: the probability that a random positive row scores higher than a random negative one, ties
/// counting one half (Hanley and McNeil, 1982). Multiclass: the mean over classes of one against the rest (Provost and
/// Domingos without weights); a class that no row or every row has is left out. 0 to 1, 0.5 is chance; NaN with one
/// class only. The primary metric of binary and multiclass models, because it needs no threshold and no calibration.
/// </summary>
public sealed class AucMetric : IMetric
{
    /// <inheritdoc/>
    public string Name => "auc";

    /// <inheritdoc/>
    public string Label => "AUC";

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
        return new Prepared(
            input.Task == ModelTask.Binary
                ? [input.Ranked(1)]
                : [.. Enumerable.Range(0, input.ClassCount).Select(input.Ranked)]
        );
    }

    private sealed class Prepared(RankedScores[] classes) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            double sum = 0;
            var defined = 0;
            foreach (var ranked in classes)
            {
                var auc = ranked.Auc(counts);
                if (!double.IsNaN(auc))
                {
                    sum += auc;
                    defined++;
                }
            }

            return defined == 0 ? double.NaN : sum / defined;
        }
    }
}
