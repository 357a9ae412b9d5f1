using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation.Metrics;

/// <summary>
/// Logarithmic loss: the mean of -ln(probability given to the class that came), in nats. Probabilities are clipped to
/// [2^-52, 1 - 2^-52] and, multiclass, scaled to sum to 1 again, so that one certain error costs about 36 and not
/// infinity. 0 or more.
/// </summary>
public sealed class LogLossMetric : IMetric
{
    private const double Epsilon = 2.220446049250313e-16; // 2^-52

    /// <inheritdoc/>
    public string Name => "logLoss";

    /// <inheritdoc/>
    public string Label => "Log loss";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public (double Lowest, double Highest) Range => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => task is ModelTask.Binary or ModelTask.Multiclass;

    /// <inheritdoc/>
    public PreparedMetric Prepare(MetricInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var losses = new double[input.Rows];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = -StableMath.Log(
                input.Task == ModelTask.Binary ? Binary(input, i) : Multiclass(input, i)
            );
        }

        return new PreparedMean(losses);
    }

    private static double Binary(MetricInput input, int row)
    {
        var positive = Clip(input.Scores[row]);
        return input.Labels[row] == 1 ? positive : 1 - positive;
    }

    private static double Multiclass(MetricInput input, int row)
    {
        var scores = input.Scores.AsSpan(row * input.Width, input.Width);
        double sum = 0;
        foreach (var score in scores)
        {
            sum += Clip(score);
        }

        return Clip(scores[(int)input.Labels[row]]) / sum;
    }

    private static double Clip(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);
}
