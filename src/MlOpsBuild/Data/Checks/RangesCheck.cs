using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Checks;

/// <summary>Numbers outside the limits of the schema.</summary>
public sealed class RangesCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "ranges";

    /// <inheritdoc/>
    public string Description =>
        "The share of a column's numbers below min or above max of the schema.";

    /// <inheritdoc/>
    public double? Warn => null;

    /// <inheritdoc/>
    public double? Max => 0;

    /// <inheritdoc/>
    public bool IsDecidedBySchema(CheckResult result, ColumnSchema column) => true;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input) =>
        input
            .Table.Columns.OfType<NumberColumn>()
            .Where(c => c.Schema.Min is not null || c.Schema.Max is not null)
            .Select(c => Measure(input.Table, c));

    private static CheckMeasure Measure(DataTable table, NumberColumn column)
    {
        var low = column.Schema.Min ?? double.NegativeInfinity;
        var high = column.Schema.Max ?? double.PositiveInfinity;
        var values = column.Values;
        var outside = 0;
        var first = new List<int>();
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] < low || values[row] > high)
            {
                outside++;
                if (first.Count < 3)
                {
                    first.Add(row);
                }
            }
        }

        return new CheckMeasure
        {
            Column = column.Name,
            Value = (double)outside / Math.Max(1, values.Length),
            Message =
                outside == 0
                    ? $"all values are {Allowed(column)}."
                    : $"{CheckText.Share(outside, values.Length)} values are not {Allowed(column)}: {Found(table, column, first)}{(outside > first.Count ? ", ..." : "")}.",
            Advice =
                "Correct the values; or, if they are right, change the column's min or max in the schema.",
        };
    }

    private static string Allowed(NumberColumn column) =>
        (column.Schema.Min, column.Schema.Max) switch
        {
            ({ } min, { } max) => $"from {CheckText.Number(min)} to {CheckText.Number(max)}",
            ({ } min, null) => $"{CheckText.Number(min)} or more",
            (_, { } max) => $"{CheckText.Number(max)} or less",
            _ => "numbers",
        };

    private static string Found(DataTable table, NumberColumn column, List<int> rows) =>
        string.Join(
            ", ",
            rows.Select(r => CheckText.Number(column.Values[r]) + CheckText.Places(table, [r], 1))
        );
}
