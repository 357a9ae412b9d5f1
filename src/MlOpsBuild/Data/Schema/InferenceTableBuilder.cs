using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Data.Schema;

/// <summary>Lets rows go by and keeps what they tell about their columns.</summary>
internal sealed class InferenceTableBuilder : TableBuilder
{
    private readonly List<ColumnStatistics> _columns = [];
    private readonly Dictionary<string, ColumnStatistics> _byName = new(StringComparer.Ordinal);
    private SourceLocation? _firstHeader;

    public DataSchema Build() => new([.. _columns.Select(c => c.ToSchema())]);

    protected override void CheckHeader(string[] header, SourceLocation location)
    {
        if (_firstHeader is not { } first)
        {
            _firstHeader = location;
            return;
        }

        foreach (var name in header)
        {
            if (!_byName.ContainsKey(name))
            {
                throw new UsageException(
                    $"The column '{name}' is not in {first.File}.{NearestName.Hint(name, _byName.Keys)} Expected the same columns in all files.",
                    location
                );
            }
        }

        foreach (var column in _columns)
        {
            if (!header.Contains(column.Name, StringComparer.Ordinal))
            {
                throw new UsageException(
                    $"The column '{column.Name}' of {first.File} is not in this file.{NearestName.Hint(column.Name, header.Where(n => !_byName.ContainsKey(n)))} Expected the same columns in all files.",
                    location
                );
            }
        }
    }

    protected override CellReader ReaderFor(string name, SourceLocation location)
    {
        if (!_byName.TryGetValue(name, out var column))
        {
            column = new ColumnStatistics(name);
            _byName.Add(name, column);
            _columns.Add(column);
        }

        return column;
    }
}
