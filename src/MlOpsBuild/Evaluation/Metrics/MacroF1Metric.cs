using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// The mean over classes of the harmonic mean of precision and recall, for the most probable class. A class that is
/// neither actual nor predicted is left out. 0 to 1.
/// </summary>
public sealed class MacroF1Metric : IMetric
{
    /// <inheritdoc/>
    public string Name => "macroF1";

    /// <inheritdoc/>
    public string Label => "Macro F1";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (0, 1);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task == ModelTask.Multiclass;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var actual = new int[input.Rows];
        var predicted = new int[input.Rows];
        for (var i = 0; i < actual.Length; i++)
        {
            actual[i] = (int)input.Labels[i];
            predicted[i] = input.PredictedClass(i);
        }

        return new Prepared(actual, predicted, input.ClassCount);
    }

    private sealed class Prepared(int[] actual, int[] predicted, int classes) : PreparedMetric
    {
        public override double Compute(ReadOnlySpan<int> counts)
        {
            // Per class: rows right, and rows actual plus rows predicted.
            Span<long> right = classes <= 256 ? stackalloc long[classes] : new long[classes];
            Span<long> total = classes <= 256 ? stackalloc long[classes] : new long[classes];
            right.Clear();
            total.Clear();
            for (var i = 0; i < counts.Length; i++)
            {
                total[actual[i]] += counts[i];
                total[predicted[i]] += counts[i];
                right[actual[i]] += actual[i] == predicted[i] ? counts[i] : 0;
            }

            double sum = 0;
            var present = 0;
            for (var k = 0; k < classes; k++)
            {
                if (total[k] > 0)
                {
                    sum += 2.0 * right[k] / total[k];
                    present++;
                }
            }

            return present == 0 ? double.NaN : sum / present;
        }
    }
}
