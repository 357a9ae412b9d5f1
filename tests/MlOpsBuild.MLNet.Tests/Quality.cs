namespace MlOpsBuild.MLNet.Tests;

/// <summary>How good predictions are, computed the plain way.</summary>
internal static class Quality
{
    /// <summary>The share of pairs of a positive and a negative row that are in order; ties count half.</summary>
    public static double Auc(double[] labels, double[] predictions)
    {
        var positives = predictions.Where((_, i) => labels[i] == 1).ToArray();
        var negatives = predictions.Where((_, i) => labels[i] == 0).ToArray();
        return positives.Average(p =>
            negatives.Average(n =>
                p > n ? 1
                : p == n ? 0.5
                : 0
            )
        );
    }

    /// <summary>In nats.</summary>
    public static double LogLoss(double[] labels, double[] predictions, int width) =>
        labels
            .Select(
                (y, i) =>
                    width > 1 ? predictions[(i * width) + (int)y]
                    : y == 1 ? predictions[i]
                    : 1 - predictions[i]
            )
            .Average(p => -Math.Log(Math.Max(p, 1e-15)));

    public static double Rmse(double[] labels, double[] predictions) =>
        Math.Sqrt(labels.Zip(predictions, (y, p) => (y - p) * (y - p)).Average());
}
