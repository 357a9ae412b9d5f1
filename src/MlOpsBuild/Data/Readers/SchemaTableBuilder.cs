using MlOpsBuild.Common;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Readers;

/// <summary>Reads rows into the typed columns of a schema.</summary>
internal sealed class SchemaTableBuilder : TableBuilder
{
    private readonly DataSchema _schema;
    private readonly Dictionary<string, ColumnBuilder> _builders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public SchemaTableBuilder(DataSchema schema)
    {
        _schema = schema;
        foreach (var column in schema.Columns)
        {
            var builder = ColumnBuilder.For(column);
            _builders.Add(column.Name, builder);
            Expect(builder);
        }
    }

    /// <exception cref="UsageException">JSON lines in which a column of the schema never occurs.</exception>
    public DataTable Build()
    {
        foreach (var column in _schema.Columns)
        {
            if (!_seen.Contains(column.Name))
            {
                throw Missing(column, _seen, Locations.Of(0));
            }
        }

        var builders = _schema.Columns.Select(c => _builders[c.Name]).ToList();
        var columns = builders.ConvertAll(b => b.Build());
        return new DataTable(
            columns,
            RowHash.Compute(columns, RowCount),
            [.. builders.SelectMany(b => b.InvalidCells)],
            builders.ConvertAll(b => b.InvalidCount)
        )
        {
            Locations = Locations,
        };
    }

    protected override void CheckHeader(string[] header, SourceLocation location)
    {
        foreach (var name in header)
        {
            ReaderFor(name, location);
        }

        var found = header.ToHashSet(StringComparer.Ordinal);
        foreach (var column in _schema.Columns)
        {
            if (!found.Contains(column.Name))
            {
                throw Missing(column, header, location);
            }
        }
    }

    protected override CellReader ReaderFor(string name, SourceLocation location)
    {
        if (_builders.TryGetValue(name, out var builder))
        {
            _seen.Add(name);
            return builder;
        }

        throw new UsageException(
            $"The schema{In()} has no column '{name}'.{NearestName.Hint(name, _builders.Keys)} Run InferSchema if the new column is intended.",
            location
        );
    }

    private UsageException Missing(
        ColumnSchema column,
        IEnumerable<string> found,
        SourceLocation location
    ) =>
        new(
            $"The column '{column.Name}' of the schema{In(column.Line)} is not in the data.{NearestName.Hint(column.Name, found.Where(n => !_builders.ContainsKey(n)))} Run InferSchema if its removal is intended.",
            location
        );

    private string In(int line = 0) =>
        _schema.File.Length == 0 ? "" : $" ({new SourceLocation(_schema.File, line)})";
}
