namespace MlOpsBuild.Scoring;

/// <summary>Encoded features, column by column; see <see cref="FeatureKind"/> for what the numbers mean.</summary>
public sealed class FeatureMatrix
{
    private readonly double[][] _columns;

    /// <summary>Wraps <paramref name="columns"/>, one array of <paramref name="rowCount"/> values per feature.</summary>
    /// <exception cref="ArgumentException">A column has another length.</exception>
    public FeatureMatrix(double[][] columns, int rowCount)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var column in columns)
        {
            if (column.Length != rowCount)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A column has {column.Length} values, not {rowCount}."
                    ),
                    nameof(columns)
                );
            }
        }

        _columns = columns;
        RowCount = rowCount;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The number of features.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>The values of one feature, one per row.</summary>
    public ReadOnlySpan<double> Column(int index) => _columns[index];

    /// <summary>The rows of these numbers, in their order.</summary>
    public FeatureMatrix Take(ReadOnlySpan<int> rows)
    {
        var columns = new double[_columns.Length][];
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                columns[c][i] = _columns[c][rows[i]];
            }
        }

        return new FeatureMatrix(columns, rows.Length);
    }

    /// <summary>These rows, then those of <paramref name="other"/>.</summary>
    /// <exception cref="ArgumentException">It has another number of features.</exception>
    public FeatureMatrix Append(FeatureMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.ColumnCount == ColumnCount
            ? new FeatureMatrix(
                [.. _columns.Zip(other._columns, (mine, its) => (double[])[.. mine, .. its])],
                RowCount + other.RowCount
            )
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {other.ColumnCount} columns, not {ColumnCount}."
                ),
                nameof(other)
            );
    }

    /// <summary>Copies one row into <paramref name="destination"/>, which holds <see cref="ColumnCount"/> values.</summary>
    public void CopyRow(int row, Span<double> destination)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            destination[c] = _columns[c][row];
        }
    }
}
