namespace MlOpsBuild.Data.Checks;

/// <summary>A number column sorted once, for all who need it sorted.</summary>
public sealed class ColumnOrder
{
    private readonly int[] _rows;
    private readonly double[] _values;

    private ColumnOrder(int[] rows, double[] values)
    {
        _rows = rows;
        _values = values;
        for (var i = 0; i < values.Length; i++)
        {
            DistinctCount += i == 0 || values[i] != values[i - 1] ? 1 : 0;
        }
    }

    /// <summary>The rows that have a value, by value; equal values in no particular order.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>The values in ascending order, no NaN.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>How many distinct values there are.</summary>
    public int DistinctCount { get; }

    /// <summary>Sorts a column's values.</summary>
    public static ColumnOrder Of(NumberColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var count = column.RowCount - column.MissingCount;
        var rows = new int[count];
        var values = new double[count];
        var next = 0;
        for (var row = 0; row < column.RowCount; row++)
        {
            var value = column.Values[row];
            if (!double.IsNaN(value))
            {
                (rows[next], values[next]) = (row, value);
                next++;
            }
        }

        Array.Sort(values, rows);
        return new ColumnOrder(rows, values);
    }
}
