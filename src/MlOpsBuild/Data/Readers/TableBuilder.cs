using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>Takes rows from files of any format and hands each column's cells to its <see cref="CellReader"/>.</summary>
internal abstract class TableBuilder
{
    private readonly List<CellReader> _all = [];
    private readonly List<CellReader> _inFile = []; // in the order of the file's columns
    private readonly List<CellReader> _notInFile = [];

    public int RowCount { get; private set; }

    public RowLocations Locations { get; } = new();

    /// <summary>Begins a file; its columns are not known yet.</summary>
    public void BeginFile(DataFile file)
    {
        Locations.BeginFile(file.DisplayPath);
        _inFile.Clear();
        _notInFile.Clear();
        _notInFile.AddRange(_all);
    }

    /// <summary>The file has a header: these are all its columns.</summary>
    public void SetHeader(string[] header, SourceLocation location, byte delimiter)
    {
        HeaderChecks.Check(header, location, delimiter);
        CheckHeader(header, location);
        foreach (var name in header)
        {
            AddColumn(name, location);
        }
    }

    /// <summary>The file has one more column, which no earlier row of it had.</summary>
    public void AddColumn(string name, SourceLocation location)
    {
        var reader = ReaderFor(name, location);
        if (!_notInFile.Remove(reader))
        {
            _all.Add(reader);
            reader.AddMissing(RowCount);
        }

        _inFile.Add(reader);
    }

    /// <summary>Adds the rows of a batch, whose columns are in the order of the file.</summary>
    public void AddRows(RowBatch batch)
    {
        if (batch.Rows > Array.MaxLength - RowCount)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The data has more than {Array.MaxLength:N0} rows, which is as many as can be read. Use a sample."
                )
            );
        }

        for (var c = 0; c < _inFile.Count; c++)
        {
            _inFile[c].Add(batch, c);
        }

        foreach (var reader in _notInFile)
        {
            reader.AddMissing(batch.Rows);
        }

        Locations.Add(RowCount, batch.Lines);
        RowCount += batch.Rows;
    }

    /// <summary>Adds a column that must be there before any file is read.</summary>
    protected void Expect(CellReader reader) => _all.Add(reader);

    /// <summary>Throws if a header does not have the columns it should.</summary>
    protected abstract void CheckHeader(string[] header, SourceLocation location);

    /// <summary>The reader of the column of that name: an expected one, or a new one.</summary>
    protected abstract CellReader ReaderFor(string name, SourceLocation location);
}
