namespace MlOpsBuild.Data;

/// <summary>A data set in memory, typed by its schema, column by column.</summary>
public sealed class DataTable
{
    /// <summary>Creates a table.</summary>
    /// <param name="columns">The columns, in the order of the schema.</param>
    /// <param name="rowHashes">A 64-bit hash of each row's values; equal rows have equal hashes.</param>
    /// <param name="invalidCells">The first cells of a wrong type, at most 100 a column.</param>
    /// <param name="invalidCounts">How many cells of a wrong type each column has, in the order of columns.</param>
    public DataTable(
        IReadOnlyList<DataColumn> columns,
        ulong[] rowHashes,
        IReadOnlyList<InvalidCell> invalidCells,
        IReadOnlyList<int> invalidCounts
    )
    {
        Columns = columns;
        RowHashes = rowHashes;
        InvalidCells = invalidCells;
        InvalidCounts = invalidCounts;
    }

    /// <summary>The columns, in the order of the schema.</summary>
    public IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>A 64-bit hash of each row's values, independent of column order in the file.</summary>
    public IReadOnlyList<ulong> RowHashes { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount => RowHashes.Count;

    /// <summary>The first cells of a wrong type.</summary>
    public IReadOnlyList<InvalidCell> InvalidCells { get; }

    /// <summary>How many cells of a wrong type each column has.</summary>
    public IReadOnlyList<int> InvalidCounts { get; }

    /// <summary>Where the rows were read; empty for a table that was not read from files.</summary>
    public RowLocations Locations { get; init; } = new();

    /// <summary>The column of that name, or <see langword="null"/>.</summary>
    public DataColumn? Find(string name)
    {
        foreach (var column in Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return null;
    }
}
