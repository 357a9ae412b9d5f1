using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// c times the sum of losses plus half the squared length of the weights (not of the intercepts), as scikit-learn's
/// LogisticRegression has it. Parameters: weight k of column j at j times outputs plus k, then the intercepts. Sums
/// run over blocks of rows that do not depend on the number of threads, and then over the blocks in their order.
/// </summary>
internal sealed class LinearObjective
{
    private readonly LinearEncoding _rows;
    private readonly double[] _labels;
    private readonly ModelTask _task;
    private readonly double _c;
    private readonly WorkSplitter _work;
    private readonly int _blockSize;
    private readonly int _blocks;
    private readonly double[][] _partial;
    private readonly double[] _blockLoss;
    private readonly double[] _predictions; // per block, output and row: probability, or the number

    public LinearObjective(
        LinearEncoding rows,
        double[] labels,
        ModelTask task,
        int outputs,
        double c,
        WorkSplitter work
    )
    {
        _rows = rows;
        _labels = labels;
        _task = task;
        _c = c;
        _work = work;
        Outputs = outputs;
        Size = (rows.Width + 1) * outputs;
        _blockSize = Math.Max(2048, (rows.RowCount + 63) / 64);
        _blocks = (rows.RowCount + _blockSize - 1) / _blockSize;
        _partial = [.. Enumerable.Range(0, _blocks).Select(_ => new double[Size])];
        _blockLoss = new double[_blocks];
        _predictions = new double[(long)rows.RowCount * outputs];
    }

    public int Outputs { get; }

    /// <summary>The number of parameters.</summary>
    public int Size { get; }

    /// <summary>The sum of losses where it was last evaluated, without c and penalty.</summary>
    public double DataLoss { get; private set; }

    /// <summary>The value and gradient at <paramref name="w"/>; Hessians are taken there from now on.</summary>
    public double Evaluate(double[] w, double[] gradient)
    {
        _work.For(
            _blocks,
            block =>
            {
                var (from, to) = RangeOf(block);
                var scores = _predictions.AsSpan(from * Outputs, (to - from) * Outputs);
                Multiply(w, from, to, scores);
                _blockLoss[block] = Predict(from, scores);
                var residuals = scores.ToArray();
                Subtract(from, residuals);
                MultiplyTransposed(residuals, from, to, _partial[block]);
            }
        );
        DataLoss = 0;
        foreach (var loss in _blockLoss)
        {
            DataLoss += loss;
        }

        SumBlocks(gradient);
        return (_c * DataLoss) + AddPenalty(w, gradient);
    }

    /// <summary>The product of the Hessian and <paramref name="v"/>.</summary>
    public void HessianTimes(double[] v, double[] result)
    {
        _work.For(
            _blocks,
            block =>
            {
                var (from, to) = RangeOf(block);
                var products = new double[(to - from) * Outputs];
                Multiply(v, from, to, products);
                Curve(from, products);
                MultiplyTransposed(products, from, to, _partial[block]);
            }
        );
        SumBlocks(result);
        AddPenalty(v, result);
    }

    /// <summary>The diagonal of the Hessian.</summary>
    public void Diagonal(double[] result)
    {
        _work.For(
            _blocks,
            block =>
            {
                var (from, to) = RangeOf(block);
                var curvatures = new double[(to - from) * Outputs];
                for (var i = 0; i < curvatures.Length; i++)
                {
                    var p = _predictions[(from * Outputs) + i];
                    curvatures[i] = _task == ModelTask.Regression ? 1 : p * (1 - p);
                }

                MultiplyTransposed(curvatures, from, to, _partial[block], squared: true);
            }
        );
        SumBlocks(result);
        for (var i = 0; i < Size - Outputs; i++)
        {
            result[i] += 1;
        }
    }

    private (int From, int To) RangeOf(int block) =>
        (block * _blockSize, Math.Min((block + 1) * _blockSize, _rows.RowCount));

    // The values of a block lie output after output: that of row i and output o is at o times the rows plus i.
    private void Multiply(double[] w, int from, int to, Span<double> scores)
    {
        var count = to - from;
        for (var o = 0; o < Outputs; o++)
        {
            var own = scores.Slice(o * count, count);
            own.Fill(w[Size - Outputs + o]);
            foreach (var (column, values) in _rows.Dense)
            {
                BlockMath.AddScaled(own, values.AsSpan(from, count), w[(column * Outputs) + o]);
            }

            foreach (var columns in _rows.Sparse)
            {
                var codes = columns.AsSpan(from, count);
                for (var i = 0; i < codes.Length; i++)
                {
                    if (codes[i] >= 0)
                    {
                        own[i] += w[(codes[i] * Outputs) + o];
                    }
                }
            }
        }
    }

    private void MultiplyTransposed(
        ReadOnlySpan<double> rowValues,
        int from,
        int to,
        double[] result,
        bool squared = false
    )
    {
        Array.Clear(result);
        var count = to - from;
        for (var o = 0; o < Outputs; o++)
        {
            var own = rowValues.Slice(o * count, count);
            foreach (var (column, values) in _rows.Dense)
            {
                var x = values.AsSpan(from, count);
                result[(column * Outputs) + o] = squared
                    ? BlockMath.DotSquared(x, own)
                    : BlockMath.Dot(x, own);
            }

            foreach (var columns in _rows.Sparse)
            {
                var codes = columns.AsSpan(from, count);
                for (var i = 0; i < codes.Length; i++)
                {
                    if (codes[i] >= 0)
                    {
                        result[(codes[i] * Outputs) + o] += own[i];
                    }
                }
            }

            foreach (var value in own)
            {
                result[Size - Outputs + o] += value;
            }
        }
    }

    // Turns scores into predictions and returns their loss.
    private double Predict(int from, Span<double> scores)
    {
        var loss = 0.0;
        var count = scores.Length / Outputs;
        Span<double> row = _task == ModelTask.Multiclass ? new double[Outputs] : [];
        for (var i = 0; i < count; i++)
        {
            var label = _labels[from + i];
            if (_task == ModelTask.Binary)
            {
                loss += StableMath.SoftPlus(label == 1 ? -scores[i] : scores[i]);
                scores[i] = StableMath.Sigmoid(scores[i]);
            }
            else if (_task == ModelTask.Regression)
            {
                loss += (scores[i] - label) * (scores[i] - label) / 2;
            }
            else
            {
                for (var o = 0; o < Outputs; o++)
                {
                    row[o] = scores[(o * count) + i];
                }

                loss += StableMath.LogSumExp(row) - row[(int)label];
                StableMath.SoftMax(row);
                for (var o = 0; o < Outputs; o++)
                {
                    scores[(o * count) + i] = row[o];
                }
            }
        }

        return loss;
    }

    // Turns predictions into residuals.
    private void Subtract(int from, Span<double> predictions)
    {
        var count = predictions.Length / Outputs;
        for (var i = 0; i < count; i++)
        {
            var label = _labels[from + i];
            if (_task == ModelTask.Multiclass)
            {
                predictions[((int)label * count) + i] -= 1;
            }
            else
            {
                predictions[i] -= label;
            }
        }
    }

    // Multiplies each row's values by the Hessian of its loss.
    private void Curve(int from, Span<double> values)
    {
        if (_task == ModelTask.Regression)
        {
            return;
        }

        var p = _predictions.AsSpan(from * Outputs, values.Length);
        var count = values.Length / Outputs;
        for (var i = 0; i < count; i++)
        {
            if (_task == ModelTask.Binary)
            {
                values[i] *= p[i] * (1 - p[i]);
                continue;
            }

            var mean = 0.0;
            for (var at = i; at < values.Length; at += count)
            {
                mean += p[at] * values[at];
            }

            for (var at = i; at < values.Length; at += count)
            {
                values[at] = p[at] * (values[at] - mean);
            }
        }
    }

    private void SumBlocks(double[] result)
    {
        Array.Clear(result);
        foreach (var partial in _partial)
        {
            for (var i = 0; i < result.Length; i++)
            {
                result[i] += partial[i];
            }
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] *= _c;
        }
    }

    // Adds the penalty's gradient at w and returns the penalty.
    private double AddPenalty(double[] w, double[] gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < Size - Outputs; i++)
        {
            sum += w[i] * w[i];
            gradient[i] += w[i];
        }

        return sum / 2;
    }
}
