namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Least squares with a penalty on the weights, in closed form: (X'X + D / c) w = X'y, where D is 1 for weights and 0
/// for the intercept, solved by Cholesky decomposition.
/// </summary>
internal static class RidgeSolver
{
    /// <summary>More columns take longer this way than step by step.</summary>
    public const int MaxWidth = 1500;

    /// <summary>The weights, then the intercept.</summary>
    public static double[] Solve(LinearEncoding rows, double[] labels, double c, WorkSplitter work)
    {
        var mean = 0.0;
        foreach (var label in labels)
        {
            mean += label / labels.Length;
        }

        var centred = Array.ConvertAll(labels, y => y - mean);
        var size = rows.Width + 1;
        var gram = new double[size][];
        for (var i = 0; i < size; i++)
        {
            gram[i] = new double[size];
        }

        var right = new double[size];
        var groups = rows.Dense.Count + rows.Sparse.Count;
        work.For(groups, group => AddProducts(rows, group, centred, gram, right));
        gram[^1][^1] = rows.RowCount;
        foreach (var y in centred)
        {
            right[^1] += y;
        }

        for (var i = 0; i < rows.Width; i++)
        {
            gram[i][i] += 1 / c;
        }

        Mirror(gram);
        Decompose(gram, work.CancellationToken);
        Substitute(gram, right);
        right[^1] += mean;
        return right;
    }

    // Products of one group of columns with the groups behind it, the intercept and the labels. No two groups share
    // an element: (i, j) belongs to the group of the column that comes first in the list of groups.
    private static void AddProducts(
        LinearEncoding rows,
        int group,
        double[] y,
        double[][] gram,
        double[] right
    )
    {
        var last = gram.Length - 1;
        if (group < rows.Dense.Count)
        {
            var (column, values) = rows.Dense[group];
            var (sum, product) = (0.0, 0.0);
            for (var i = 0; i < values.Length; i++)
            {
                sum += values[i];
                product += values[i] * y[i];
            }

            gram[column][last] = sum;
            right[column] = product;
            for (var other = group; other < rows.Dense.Count; other++)
            {
                var (otherColumn, otherValues) = rows.Dense[other];
                gram[column][otherColumn] = BlockMath.Dot(values, otherValues);
            }

            foreach (var columns in rows.Sparse)
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    if (columns[i] >= 0)
                    {
                        gram[column][columns[i]] += values[i];
                    }
                }
            }

            return;
        }

        var own = rows.Sparse[group - rows.Dense.Count];
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] >= 0)
            {
                gram[own[i]][last] += 1;
                right[own[i]] += y[i];
            }
        }

        for (var other = group - rows.Dense.Count; other < rows.Sparse.Count; other++)
        {
            var columns = rows.Sparse[other];
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] >= 0 && columns[i] >= 0)
                {
                    gram[own[i]][columns[i]] += 1;
                }
            }
        }
    }

    // Each element was summed on one side of the diagonal only.
    private static void Mirror(double[][] gram)
    {
        for (var i = 0; i < gram.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                gram[i][j] += gram[j][i];
            }
        }
    }

    // In place: the lower triangle becomes L of L L' = gram.
    private static void Decompose(double[][] gram, CancellationToken cancellationToken)
    {
        for (var i = 0; i < gram.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = gram[i];
            for (var j = 0; j <= i; j++)
            {
                var other = gram[j];
                var sum = row[j] - BlockMath.Dot(row.AsSpan(0, j), other.AsSpan(0, j));
                row[j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / other[j];
            }
        }
    }

    private static void Substitute(double[][] lower, double[] x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= lower[i][k] * x[k];
            }

            x[i] /= lower[i][i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= lower[k][i] * x[k];
            }

            x[i] /= lower[i][i];
        }
    }
}
