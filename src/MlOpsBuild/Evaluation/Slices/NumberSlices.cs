using MlOpsBuild.Data;

namespace MlOpsBuild.Evaluation.Slices;

/// <summary>Cuts rows by a column of numbers.</summary>
internal static class NumberSlices
{
    private const int MaxDistinct = 10;
    private const int Bins = 4;

    public static SliceColumn Of(NumberColumn column, ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column.Values[rows[i]];
        }

        var sorted = values.Where(v => !double.IsNaN(v)).Order().ToArray();
        var distinct = sorted.Distinct().Take(MaxDistinct + 1).ToArray();
        return distinct.Length <= MaxDistinct
            ? ByValue(column, values, distinct)
            : ByBin(column, values, sorted);
    }

    private static SliceColumn ByValue(NumberColumn column, double[] values, double[] distinct)
    {
        List<string> names = [.. distinct.Select(v => NameOf(column, v)), SliceBuilder.Missing];
        var codes = new int[values.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = double.IsNaN(values[i])
                ? distinct.Length
                : Array.BinarySearch(distinct, values[i]);
        }

        return new SliceColumn(column.Name, names, codes);
    }

    // Borders are values of the data at the quarters, each once; a bin holds its lower border, the last one both.
    private static SliceColumn ByBin(NumberColumn column, double[] values, double[] sorted)
    {
        List<double> borders = [sorted[0]];
        for (var b = 1; b < Bins; b++)
        {
            var border = sorted[(int)((long)b * sorted.Length / Bins)];
            if (border > borders[^1])
            {
                borders.Add(border);
            }
        }

        var names = new List<string>();
        for (var b = 0; b < borders.Count; b++)
        {
            names.Add(
                b == borders.Count - 1
                    ? $"[{NameOf(column, borders[b])}, {NameOf(column, sorted[^1])}]"
                    : $"[{NameOf(column, borders[b])}, {NameOf(column, borders[b + 1])})"
            );
        }

        names.Add(SliceBuilder.Missing);
        var codes = new int[values.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = double.IsNaN(values[i])
                ? names.Count - 1
                : borders.FindLastIndex(border => border <= values[i]);
        }

        return new SliceColumn(column.Name, names, codes);
    }

    private static string NameOf(NumberColumn column, double value) =>
        column.Schema.Type switch
        {
            ColumnType.Boolean when column.Schema.Values is { Count: 2 } spelled => spelled[
                value == 0 ? 0 : 1
            ],
            ColumnType.Boolean => value == 0 ? "false" : "true",
            ColumnType.Time => TimeName(value),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };

    private static string TimeName(double seconds)
    {
        var time = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return time.ToString(
            time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture
        );
    }
}
