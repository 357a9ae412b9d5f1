namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>A metric of the four cells of the binary confusion matrix.</summary>
internal sealed class PreparedBinary : PreparedMetric
{
    private readonly int[] _actual;
    private readonly int[] _predicted;
    private readonly Func<long, long, long, long, double> _value;

    /// <param name="input">Binary labels and scores.</param>
    /// <param name="value">Gets true positives, false positives, false negatives, true negatives.</param>
    public PreparedBinary(MetricInput input, Func<long, long, long, long, double> value)
    {
        _value = value;
        _actual = new int[input.Rows];
        _predicted = new int[input.Rows];
        for (var i = 0; i < _actual.Length; i++)
        {
            _actual[i] = input.Labels[i] == 1 ? -1 : 0;
            _predicted[i] = input.PredictedClass(i) == 1 ? -1 : 0;
        }
    }

    public override double Compute(ReadOnlySpan<int> counts)
    {
        long all = 0;
        long positives = 0;
        long predicted = 0;
        long truePositives = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var count = counts[i];
            var actual = count & _actual[i];
            all += count;
            positives += actual;
            predicted += count & _predicted[i];
            truePositives += actual & _predicted[i];
        }

        return _value(
            truePositives,
            predicted - truePositives,
            positives - truePositives,
            all - predicted - positives + truePositives
        );
    }
}
