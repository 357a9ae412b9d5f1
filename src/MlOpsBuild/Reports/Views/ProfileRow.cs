using MlOpsBuild.Common;
using MlOpsBuild.Data.Profile;

namespace MlOpsBuild.Reports.Views;

/// <summary>What one column holds, ready for a table; text is clean, not escaped.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Missing">Rows without a value, with their share.</param>
/// <param name="MissingShare">The share, 0 to 1.</param>
/// <param name="Distinct">Distinct values.</param>
/// <param name="Summary">Range and mean, or the most frequent values.</param>
internal sealed record ProfileRow(
    string Name,
    string Type,
    string Missing,
    double MissingShare,
    string Distinct,
    string Summary
)
{
    /// <summary>All columns in the order of the schema.</summary>
    /// <param name="columns">The profiles.</param>
    /// <param name="rows">Rows of data.</param>
    public static IEnumerable<ProfileRow> Of(IReadOnlyList<ColumnProfile> columns, int rows) =>
        columns.Select(c => Of(c, rows));

    private static ProfileRow Of(ColumnProfile column, int rows)
    {
        var share = rows == 0 ? 0 : (double)column.Missing / rows;
        return new(
            ReportText.Clean(column.Name, 60),
            JsonList.NameOf(column.Type),
            column.Missing == 0 ? "0" : $"{ReportNumber.Count(column.Missing)} ({Share(share)})",
            share,
            ReportNumber.Count(column.Distinct),
            Summarize(column)
        );
    }

    private static string Share(double share) =>
        share < 0.001 ? "<0.1%" : (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Summarize(ColumnProfile column)
    {
        if (column.Min is { } min && column.Max is { } max)
        {
            var spread = column.StandardDeviation is { } deviation
                ? " ± " + ReportNumber.Limit(Round(deviation))
                : "";
            var mean = column.Mean is { } value
                ? $", mean {ReportNumber.Limit(Round(value))}{spread}"
                : "";
            return $"{ReportNumber.Limit(Round(min))} to {ReportNumber.Limit(Round(max))}{mean}";
        }

        return column.Top.Count == 0
            ? ""
            : string.Join(
                ", ",
                column
                    .Top.Take(4)
                    .Select(t =>
                        $"{(t.Value.Length == 0 ? "(empty)" : ReportText.Clean(t.Value, 24))} ({ReportNumber.Count(t.Count)})"
                    )
            ) + (column.Distinct > 4 ? ", …" : "");
    }

    private static double Round(double value) =>
        double.IsFinite(value) && Math.Abs(value) >= 0.001 && Math.Abs(value) < 1e12
            ? Math.Round(value, Math.Abs(value) >= 100 ? 1 : 3)
            : value;
}
