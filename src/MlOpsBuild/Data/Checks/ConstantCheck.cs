namespace MlOpsBuild.Data.Checks;

/// <summary>Features with a single value, from which nothing can be learned.</summary>
public sealed class ConstantCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "constant";

    /// <inheritdoc/>
    public string Description =>
        "How many distinct values a feature has, a missing one counted; warn and max are the fewest allowed.";

    /// <inheritdoc/>
    public double? Warn => 2;

    /// <inheritdoc/>
    public double? Max => null;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input) =>
        input.ForEach(
            [.. input.Features.Where(c => c.MissingCount < c.RowCount)],
            c => Measure(input, c)
        );

    private static CheckMeasure Measure(CheckInput input, DataColumn column)
    {
        var distinct = column is CategoryColumn category
            ? category.Values.Count
            : input.OrderOf((NumberColumn)column).DistinctCount;
        var withMissing = distinct + (column.MissingCount > 0 ? 1 : 0);
        return new CheckMeasure
        {
            Column = column.Name,
            Value = withMissing,
            SmallIsBad = true,
            Message =
                withMissing == 1
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"all {column.RowCount:N0} rows have the same value, {Only(column)}."
                    )
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{distinct:N0} distinct {(distinct == 1 ? "value" : "values")}{(column.MissingCount > 0 ? ", and missing ones" : "")}."
                    ),
            Advice = "A model learns nothing from it: add it to data.ignore, or remove it.",
        };
    }

    private static string Only(DataColumn column) =>
        column is CategoryColumn category
            ? CheckText.Quote(category.Values[0])
            : CheckText.Number(((NumberColumn)column).Values[0]);
}
