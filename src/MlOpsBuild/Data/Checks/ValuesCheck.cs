using MlOpsBuild.Common;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Checks;

/// <summary>Category values that the schema does not list.</summary>
public sealed class ValuesCheck : IDataCheck
{
    private const int MostNamed = 3;

    /// <inheritdoc/>
    public string Name => "values";

    /// <inheritdoc/>
    public string Description =>
        "The share of a category column's values that are not among the schema's values.";

    /// <inheritdoc/>
    public double? Warn => null;

    /// <inheritdoc/>
    public double? Max => 0;

    /// <inheritdoc/>
    public bool IsDecidedBySchema(CheckResult result, ColumnSchema column) => true;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input) =>
        input
            .Table.Columns.OfType<CategoryColumn>()
            .Where(c => c != input.Label && c.Schema.Values is not null)
            .Select(c => Measure(input.Table, c));

    /// <summary>Measures one column that has a list of values.</summary>
    internal static CheckMeasure Measure(DataTable table, CategoryColumn column)
    {
        var allowed = column.Schema.Values!;
        var known = allowed.ToHashSet(StringComparer.Ordinal);
        var unknown = new bool[column.Values.Count];
        for (var i = 0; i < unknown.Length; i++)
        {
            unknown[i] = !known.Contains(column.Values[i]);
        }

        var (rows, distinct, first) = Count(column, unknown);
        return new CheckMeasure
        {
            Column = column.Name,
            Value = (double)rows / Math.Max(1, column.RowCount),
            Message =
                rows == 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"all values are among the {allowed.Count} of the schema."
                    )
                    : $"{CheckText.Share(rows, column.RowCount)} values are not among the schema's: {Named(table, column, first)}{(distinct > first.Count ? ", ..." : "")}.",
            Advice =
                "Correct the values; or, if they are right, add them to the column's values in the schema.",
        };
    }

    private static (int Rows, int Distinct, List<int> First) Count(
        CategoryColumn column,
        bool[] unknown
    )
    {
        var rows = 0;
        var first = new List<int>(); // the first row of each unknown value
        var seen = new HashSet<int>();
        for (var row = 0; row < column.RowCount; row++)
        {
            var code = column.Codes[row];
            if (code < 0 || !unknown[code])
            {
                continue;
            }

            rows++;
            if (seen.Add(code) && first.Count < MostNamed)
            {
                first.Add(row);
            }
        }

        return (rows, seen.Count, first);
    }

    private static string Named(DataTable table, CategoryColumn column, List<int> rows) =>
        string.Join(
            ", ",
            rows.Select(row =>
            {
                var value = column.Values[column.Codes[row]];
                var meant = NearestName.Of(value, column.Schema.Values!);
                return CheckText.Quote(value)
                    + CheckText.Places(table, [row], 1)
                    + (meant is null ? "" : $" (did you mean '{meant}'?)");
            })
        );
}
