using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data;

/// <summary>The values of one column of a <see cref="DataTable"/>.</summary>
public abstract class DataColumn
{
    private protected DataColumn(ColumnSchema schema) => Schema = schema;

    /// <summary>What the column should hold.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The column's name.</summary>
    public string Name => Schema.Name;

    /// <summary>Rows without a value.</summary>
    public abstract int MissingCount { get; }

    /// <summary>The number of rows.</summary>
    public abstract int RowCount { get; }
}
