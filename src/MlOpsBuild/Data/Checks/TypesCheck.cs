using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Checks;

/// <summary>Cells that are not of their column's type.</summary>
public sealed class TypesCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "types";

    /// <inheritdoc/>
    public string Description => "The share of a column's cells that are not of its type.";

    /// <inheritdoc/>
    public double? Warn => null;

    /// <inheritdoc/>
    public double? Max => 0;

    /// <inheritdoc/>
    public bool IsDecidedBySchema(CheckResult result, ColumnSchema column) => true;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        var table = input.Table;
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var column = table.Columns[c];
            var count = table.InvalidCounts[c];
            var type = column.Schema.Type.ToString().ToLowerInvariant();
            yield return new CheckMeasure
            {
                Column = column.Name,
                Value = (double)count / table.RowCount,
                Message =
                    count == 0
                        ? $"all cells are of type {type}."
                        : $"{CheckText.Share(count, table.RowCount)} cells are not of type {type}: {Examples(table, column.Name, count)}.",
                Advice =
                    "Correct the cells, leave them empty if the value is not known, or change the column's type in the schema.",
            };
        }
    }

    private static string Examples(DataTable table, string column, int total)
    {
        var cells = table
            .InvalidCells.Where(c => string.Equals(c.Column, column, StringComparison.Ordinal))
            .Take(3)
            .Select(c =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CheckText.Quote(c.Text)} at {c.File}:{c.Line}"
                )
            )
            .ToList();
        return string.Join(", ", cells) + (total > cells.Count ? ", ..." : "");
    }
}
