using System.Runtime.Intrinsics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Binary log-loss of log-odds.</summary>
internal sealed class LogisticLoss : IBoostingLoss
{
    private readonly double[] _labels;

    public LogisticLoss(double[] labels, ReadOnlySpan<int> trainRows)
    {
        _labels = labels;
        var positives = 0;
        foreach (var row in trainRows)
        {
            positives += (int)labels[row];
        }

        // A class without rows gets half a row.
        var p = Math.Max(positives, 0.5);
        var n = Math.Max(trainRows.Length - positives, 0.5);
        BaseScores = [StableMath.Log(p / n)];
    }

    public double[] BaseScores { get; }
    public bool HasConstantHessian => false;
    public string MetricName => "LogLoss";

    public double Begin(double[][] scores, WorkSplitter work) => 1;

    public void FillPairs(
        int output,
        double[][] scores,
        GradientScale scale,
        Vector128<long>[] pairs,
        WorkSplitter work
    ) =>
        work.For(
            RowBlocks.CountOf(pairs.Length),
            block =>
            {
                var (from, to) = RowBlocks.Of(block, pairs.Length);
                for (var row = from; row < to; row++)
                {
                    var p = StableMath.Sigmoid(scores[0][row]);
                    pairs[row] = scale.Pair(p - _labels[row], p * (1 - p));
                }
            }
        );

    public double MetricOf(ReadOnlySpan<int> rows, double[][] scores)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            var score = scores[0][row];
            sum += StableMath.SoftPlus(_labels[row] == 1 ? -score : score);
        }

        return sum / rows.Length;
    }
}
