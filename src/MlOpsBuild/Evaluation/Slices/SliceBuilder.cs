using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Evaluation.Slices;

/// <summary>
/// Cuts rows by a column. Categories are taken as they are, beyond 50 the rarest are one slice <c>(other)</c>; numbers
/// with at most 10 distinct values are taken as values, others in four bins of about equal size. Rows without a value
/// are the last slice, <c>(missing)</c>.
/// </summary>
public static class SliceBuilder
{
    /// <summary>The name of the slice of rows without a value.</summary>
    public const string Missing = "(missing)";

    /// <summary>The name of the slice of rare categories.</summary>
    public const string Other = "(other)";

    private const int MaxCategories = 50;

    /// <summary>The slices of each named column.</summary>
    /// <param name="table">The data.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">The rows to cut, in the order of the result's codes.</param>
    /// <exception cref="UsageException">The data has no such column.</exception>
    public static IReadOnlyList<SliceColumn> Build(
        DataTable table,
        IReadOnlyList<string> columns,
        ReadOnlySpan<int> rows
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        var slices = new List<SliceColumn>(columns.Count);
        foreach (var name in columns)
        {
            var column =
                table.Find(name)
                ?? throw new UsageException(
                    $"evaluate.slices names the column '{name}', which the data does not have. Expected one of: {string.Join(", ", table.Columns.Select(c => c.Name))}.{NearestName.Hint(name, table.Columns.Select(c => c.Name))}"
                );
            slices.Add(
                column is CategoryColumn category
                    ? OfCategories(category, rows)
                    : NumberSlices.Of((NumberColumn)column, rows)
            );
        }

        return slices;
    }

    private static SliceColumn OfCategories(CategoryColumn column, ReadOnlySpan<int> rows)
    {
        var counts = new int[column.Values.Count];
        foreach (var row in rows)
        {
            if (column.Codes[row] >= 0)
            {
                counts[column.Codes[row]]++;
            }
        }

        var present = Enumerable.Range(0, counts.Length).Where(k => counts[k] > 0).ToArray();
        var kept =
            present.Length <= MaxCategories
                ? present
                :
                [
                    .. present
                        .OrderByDescending(k => counts[k])
                        .ThenBy(k => k)
                        .Take(MaxCategories - 1)
                        .Order(),
                ];
        var values = kept.Select(k => column.Values[k]).ToList();
        var other = values.Count;
        if (kept.Length < present.Length)
        {
            values.Add(Other);
        }

        var map = new int[counts.Length];
        Array.Fill(map, other);
        for (var v = 0; v < kept.Length; v++)
        {
            map[kept[v]] = v;
        }

        var missing = values.Count;
        var codes = new int[rows.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var code = column.Codes[rows[i]];
            codes[i] = code < 0 ? missing : map[code];
        }

        values.Add(Missing);
        return new SliceColumn(column.Name, values, codes);
    }
}
