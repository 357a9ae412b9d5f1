using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Half the squared error.</summary>
internal sealed class SquaredLoss : IBoostingLoss
{
    private readonly double[] _labels;

    public SquaredLoss(double[] labels, ReadOnlySpan<int> trainRows)
    {
        _labels = labels;
        var sum = 0.0;
        foreach (var row in trainRows)
        {
            sum += labels[row];
        }

        BaseScores = [sum / trainRows.Length];
    }

    public double[] BaseScores { get; }
    public bool HasConstantHessian => true;
    public string MetricName => "Rmse";

    public double Begin(double[][] scores, WorkSplitter work)
    {
        var max = 0.0;
        for (var row = 0; row < _labels.Length; row++)
        {
            max = Math.Max(max, Math.Abs(scores[0][row] - _labels[row]));
        }

        return max;
    }

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
                    pairs[row] = scale.Pair(scores[0][row] - _labels[row], 1);
                }
            }
        );

    public double MetricOf(ReadOnlySpan<int> rows, double[][] scores)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            var error = scores[0][row] - _labels[row];
            sum += error * error;
        }

        return Math.Sqrt(sum / rows.Length);
    }
}
