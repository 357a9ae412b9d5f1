namespace MlOpsBuild.Data.Checks;

/// <summary>Features that name the row rather than describe it.</summary>
public sealed class IdentifierCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "identifier";

    /// <inheritdoc/>
    public string Description =>
        "The share of a feature's values that are distinct: categories, and integers that are all distinct and nearly without gaps.";

    /// <inheritdoc/>
    public double? Warn => 0.9;

    /// <inheritdoc/>
    public double? Max => null;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        foreach (var column in input.Features)
        {
            var values = column.RowCount - column.MissingCount;
            if (values >= 2 && DistinctIn(input, column) is { } distinct)
            {
                yield return new CheckMeasure
                {
                    Column = column.Name,
                    Value = (double)distinct / values,
                    Message = $"{CheckText.Share(distinct, values)} values are distinct.",
                    Advice =
                        "It looks like an identifier, which does not predict new rows: add it to data.ignore, or declare it as text.",
                };
            }
        }
    }

    private static int? DistinctIn(CheckInput input, DataColumn column)
    {
        if (column is CategoryColumn category)
        {
            return category.Values.Count;
        }

        if (column.Schema.Type != ColumnType.Integer)
        {
            return null;
        }

        var order = input.OrderOf((NumberColumn)column);
        var isDense =
            order.DistinctCount == order.Values.Length
            && order.Values[^1] - order.Values[0] < 2.0 * order.Values.Length;
        return isDense ? order.DistinctCount : null;
    }
}
