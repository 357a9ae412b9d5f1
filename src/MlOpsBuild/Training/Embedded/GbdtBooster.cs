using System.Runtime.Intrinsics;
using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Embedded;

/// <summary>Adds tree after tree, each along the gradient of the loss that the ones before left.</summary>
internal sealed class GbdtBooster
{
    private readonly BinnedMatrix _matrix;
    private readonly GbdtOptions _options;
    private readonly IBoostingLoss _loss;
    private readonly int[] _train;
    private readonly int[] _validation;
    private readonly WorkSplitter _work;
    private readonly double[][] _scores;
    private readonly List<GrownTree> _trees = [];

    public GbdtBooster(
        BinnedMatrix matrix,
        GbdtOptions options,
        IBoostingLoss loss,
        (int[] Train, int[] Validation) rows,
        WorkSplitter work
    )
    {
        _matrix = matrix;
        _options = options;
        _loss = loss;
        (_train, _validation) = rows;
        _work = work;
        _scores = [.. loss.BaseScores.Select(s => Filled(matrix.RowCount, s))];
    }

    /// <summary>The trees, round after round, one per output.</summary>
    public IReadOnlyList<GrownTree> Trees => _trees;

    /// <summary>What is known of the training.</summary>
    public Dictionary<string, double> Metrics { get; } = new(StringComparer.Ordinal);

    public void Run(ulong seed, IProgress<double>? progress)
    {
        var grower = new TreeGrower(_matrix, _options, _work);
        var pairs = new Vector128<long>[_matrix.RowCount];
        var columns = new StableRandom(seed, "gbdt/columns");
        var rows = new StableRandom(seed, "gbdt/rows");
        var allColumns = Enumerable.Range(0, _matrix.FeatureCount).ToArray();
        var bestLoss = double.PositiveInfinity;
        var bestRound = 0;
        var trainLoss = 0.0;
        for (var round = 1; round <= _options.Trees; round++)
        {
            _work.CancellationToken.ThrowIfCancellationRequested();
            var sample = RowSampler.Draw(_train, _options.Subsample, rows);
            var max = _loss.Begin(_scores, _work);
            var scale = new GradientScale(_matrix.RowCount, max, _loss.HasConstantHessian);
            for (var k = 0; k < _scores.Length; k++)
            {
                var features = RowSampler.Draw(allColumns, _options.Columns, columns);
                _loss.FillPairs(k, _scores, scale, pairs, _work);
                var tree = grower.Grow(sample, pairs, scale, features, _scores[k]);
                ScoreOthers(tree, sample, _scores[k]);
                _trees.Add(tree);
            }

            progress?.Report((double)round / _options.Trees);
            if (_validation.Length == 0)
            {
                continue;
            }

            var loss = _loss.MetricOf(_validation, _scores);
            if (loss < bestLoss)
            {
                (bestLoss, bestRound) = (loss, round);
                trainLoss = _loss.MetricOf(_train, _scores);
            }
            else if (round - bestRound >= _options.EarlyStopping)
            {
                break;
            }
        }

        if (_validation.Length > 0)
        {
            var kept = bestRound * _scores.Length;
            _trees.RemoveRange(kept, _trees.Count - kept);
            Metrics["validation" + _loss.MetricName] = bestLoss;
        }
        else
        {
            trainLoss = _loss.MetricOf(_train, _scores);
        }

        Metrics["train" + _loss.MetricName] = trainLoss;
        Metrics["trees"] = _trees.Count;
        Metrics["leaves"] = _trees.Sum(t => (double)t.Leaves.Count);
    }

    // The rows that the tree was not grown on.
    private void ScoreOthers(GrownTree tree, int[] sample, double[] scores)
    {
        if (sample.Length == scores.Length)
        {
            return;
        }

        _work.For(
            RowBlocks.CountOf(scores.Length),
            block =>
            {
                var (from, to) = RowBlocks.Of(block, scores.Length);
                var next = Array.BinarySearch(sample, from);
                next = next < 0 ? ~next : next;
                for (var row = from; row < to; row++)
                {
                    if (next < sample.Length && sample[next] == row)
                    {
                        next++;
                    }
                    else
                    {
                        scores[row] += tree.ValueOf(_matrix, row);
                    }
                }
            }
        );
    }

    private static double[] Filled(int length, double value)
    {
        var array = new double[length];
        Array.Fill(array, value);
        return array;
    }
}
