namespace MlOpsBuild.Data.Readers;

/// <summary>Takes the cells of one column, a batch of rows at a time.</summary>
internal abstract class CellReader
{
    public abstract void Add(RowBatch batch, int column);

    /// <summary>Adds rows that have no such column.</summary>
    public abstract void AddMissing(int rows);
}
