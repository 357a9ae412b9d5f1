namespace MlOpsBuild.Data.Checks;

/// <summary>Enough rows to learn and to judge.</summary>
public sealed class RowsCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "rows";

    /// <inheritdoc/>
    public string Description => "The number of rows; warn and max are the fewest allowed.";

    /// <inheritdoc/>
    public double? Warn => 100;

    /// <inheritdoc/>
    public double? Max => 10;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        var rows = input.Table.RowCount;
        var (train, test) = (input.Split.Train.Length, input.Split.Test.Length);
        var validation = input.Split.Validation.Length;
        yield return new CheckMeasure
        {
            Value = rows,
            SmallIsBad = true,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"The data has {rows:N0} {(rows == 1 ? "row" : "rows")}: {train:N0} for training, {(validation == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{validation:N0} for validation, "))}{test:N0} for testing."
            ),
            Advice =
                "Get more data: below 10 rows nothing can be learned, below 100 no metric means much.",
        };
    }
}
