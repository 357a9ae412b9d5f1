namespace MlOpsBuild.Data.Checks;

/// <summary>Rows that repeat another row in every value.</summary>
public sealed class DuplicatesCheck : IDataCheck
{
    /// <inheritdoc/>
    public string Name => "duplicates";

    /// <inheritdoc/>
    public string Description => "The share of rows that repeat an earlier row in every value.";

    /// <inheritdoc/>
    public double? Warn => 0.01;

    /// <inheritdoc/>
    public double? Max => null;

    /// <inheritdoc/>
    public IEnumerable<CheckMeasure> Measure(CheckInput input)
    {
        var table = input.Table;
        var seen = new Dictionary<ulong, int>(table.RowCount);
        var repeated = 0;
        var example = (Row: -1, Of: -1);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!seen.TryAdd(table.RowHashes[row], row))
            {
                repeated++;
                example = example.Row < 0 ? (row, seen[table.RowHashes[row]]) : example;
            }
        }

        var where =
            repeated == 0
                ? ""
                : CheckText
                    .Places(table, [example.Row, example.Of], 2)
                    .Replace(", ", " as ", StringComparison.Ordinal);
        yield return new CheckMeasure
        {
            Value = (double)repeated / table.RowCount,
            Message =
                repeated == 0
                    ? "No row repeats another."
                    : $"{CheckText.Share(repeated, table.RowCount)} rows repeat an earlier row in every value{(where.Length == 0 ? "" : $", the first{where}")}.",
            Advice =
                "Remove repeated rows if they are one observation written twice; they weigh double in training and in metrics.",
        };
    }
}
