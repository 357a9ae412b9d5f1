using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Checks;

/// <summary>Missing values: none where the schema allows none, not too many elsewhere.</summary>
public sealed class NullsCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "nulls";

    /// <inheritdoc/>
    public string Description =>
        "The share of a column's values that are missing. A column that is not nullable may miss none, and none may miss all.";

    /// <inheritdoc/>
    public double? Warn => 0.05;

    /// <inheritdoc/>
    public double? Max => 0.5;

    /// <inheritdoc/>
    public bool IsDecidedBySchema(CheckResult result, ColumnSchema column)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(column);
        return !column.Nullable || result.Value >= 1;
    }

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input) =>
        input.Table.Columns.Where(c => c != input.Label).Select(c => Measure(input.Table, c));

    private static CheckMeasure Measure(DataTable table, DataColumn column)
    {
        var missing = column.MissingCount;
        var isEmpty = missing == column.RowCount;
        var isFixed = isEmpty || !column.Schema.Nullable;
        var places =
            missing > 0 && !isEmpty && isFixed
                ? CheckText.Places(table, CheckText.FirstMissing(column), missing)
                : "";
        return new CheckMeasure
        {
            Column = column.Name,
            Value = (double)missing / Math.Max(1, column.RowCount),
            IsFixed = isFixed,
            Max = isFixed ? 0 : null,
            Message =
                missing == 0 ? "no value is missing."
                : isEmpty
                    ? $"all {column.RowCount.ToString("N0", CultureInfo.InvariantCulture)} values are missing."
                : $"{CheckText.Share(missing, column.RowCount)} values are missing{places}.",
            Advice =
                isEmpty ? "Fill the column, or remove it from the data and the schema."
                : isFixed ? "Fill the values in, or declare the column nullable in the schema."
                : "Find out why values are missing, or raise the limit: checks.nulls.max.",
        };
    }
}
