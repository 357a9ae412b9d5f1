namespace MlOpsBuild.Data.Checks;

/// <summary>Numbers as checks write them.</summary>
internal static class CheckText
{
    private const int MostPlaces = 3;

    /// <summary><c>11 of 7,043 (0.16%)</c>.</summary>
    public static string Share(int count, int total) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} of {total:N0} ({Percent((double)count / Math.Max(1, total))})"
        );

    /// <summary>A share as a percentage with two decimals; more where it would read as zero.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.0001
            ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:G2}%")
            : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value from the data, quoted, and cut where it is long.</summary>
    public static string Quote(string value)
    {
        const int Longest = 60;
        var shown = value.Length <= Longest ? value : value[..Longest] + "...";
        return $"'{shown.ReplaceLineEndings(" ")}'";
    }

    /// <summary><c> at data/x.csv:3, data/x.csv:9, ...</c>: where the first of the rows are.</summary>
    public static string Places(DataTable table, IReadOnlyList<int> rows, int total)
    {
        var places = rows.Take(MostPlaces)
            .Select(r => table.Locations.Of(r).ToString())
            .Where(p => p.Length > 0)
            .ToList();
        return places.Count == 0
            ? ""
            : $" at {string.Join(", ", places)}{(total > places.Count ? ", ..." : "")}";
    }

    /// <summary>The first rows without a value.</summary>
    public static List<int> FirstMissing(DataColumn column)
    {
        var rows = new List<int>();
        for (var row = 0; row < column.RowCount && rows.Count < MostPlaces; row++)
        {
            if (IsMissing(column, row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static bool IsMissing(DataColumn column, int row) =>
        column is CategoryColumn category
            ? category.Codes[row] < 0
            : double.IsNaN(((NumberColumn)column).Values[row]);
}
