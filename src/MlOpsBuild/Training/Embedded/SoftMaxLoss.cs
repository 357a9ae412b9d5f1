using System.Runtime.Intrinsics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Multiclass log-loss of logits.</summary>
internal sealed class SoftMaxLoss : IBoostingLoss
{
    private readonly double[] _labels;
    private readonly double[][] _probabilities;

    public SoftMaxLoss(double[] labels, ReadOnlySpan<int> trainRows, int classes)
    {
        _labels = labels;
        _probabilities = new double[classes][];
        var counts = new double[classes];
        foreach (var row in trainRows)
        {
            counts[(int)labels[row]]++;
        }

        BaseScores = new double[classes];
        for (var k = 0; k < classes; k++)
        {
            // A class without rows gets half a row.
            BaseScores[k] = StableMath.Log(Math.Max(counts[k], 0.5) / trainRows.Length);
            _probabilities[k] = new double[labels.Length];
        }
    }

    public double[] BaseScores { get; }
    public bool HasConstantHessian => false;
    public string MetricName => "LogLoss";

    public double Begin(double[][] scores, WorkSplitter work)
    {
        work.For(
            RowBlocks.CountOf(_labels.Length),
            block =>
            {
                var (from, to) = RowBlocks.Of(block, _labels.Length);
                Span<double> row = new double[scores.Length];
                for (var i = from; i < to; i++)
                {
                    Copy(scores, i, row);
                    StableMath.SoftMax(row);
                    for (var k = 0; k < row.Length; k++)
                    {
                        _probabilities[k][i] = row[k];
                    }
                }
            }
        );
        return 1;
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
                var probabilities = _probabilities[output];
                for (var i = from; i < to; i++)
                {
                    var p = probabilities[i];
                    pairs[i] = scale.Pair(p - (_labels[i] == output ? 1 : 0), p * (1 - p));
                }
            }
        );

    public double MetricOf(ReadOnlySpan<int> rows, double[][] scores)
    {
        var sum = 0.0;
        Span<double> logits = new double[scores.Length];
        foreach (var row in rows)
        {
            Copy(scores, row, logits);
            sum += StableMath.LogSumExp(logits) - logits[(int)_labels[row]];
        }

        return sum / rows.Length;
    }

    private static void Copy(double[][] scores, int row, Span<double> destination)
    {
        for (var k = 0; k < scores.Length; k++)
        {
            destination[k] = scores[k][row];
        }
    }
}
