using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Data;

/// <summary>
/// Decides which rows test the model. By hash: a row is a test row if
/// <c>Avalanche(hash xor Avalanche(seed + XXH64("split")))</c>, as a fraction of 2^64, is below the test share; so the
/// side depends on the row's values and the seed alone. By time: the latest rows are the test part, cut where the part
/// comes closest to the wanted share; rows of one time stay together. The validation part, where one is wanted, is next to the
/// test part: the fractions from the test share to the sum of both, or the latest rows before the test part.
/// </summary>
public static class Splitter
{
    /// <summary>Splits the rows; each wanted part has rows.</summary>
    /// <exception cref="UsageException">A part would be empty, or the time column does not serve.</exception>
    public static DataSplit Split(DataTable table, SplitConfig config)
    {
        var split = Assign(table, config);
        ThrowIfEmpty(split, config);
        return split;
    }

    /// <summary>Splits the rows; with few of them a part may be empty.</summary>
    /// <exception cref="UsageException">The time column does not serve, or the share is not between 0 and 1.</exception>
    public static DataSplit Assign(DataTable table, SplitConfig config)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(config);
        if (!(config.Test > 0 && config.Test < 1))
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"data.split.test is {config.Test}; expected a share above 0 and below 1, e.g. 0.2."
                )
            );
        }

        if (!(config.Validation >= 0 && config.Test + config.Validation < 1))
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"data.split.validation is {config.Validation} and data.split.test {config.Test}; expected a share of 0 or more that leaves rows to train on: together below 1."
                )
            );
        }

        return config.Time is { } time
            ? ByTime(table, time, config.Test, config.Validation)
            : ByHash(table.RowHashes, config.Test, config.Validation, config.Seed);
    }

    /// <summary>Throws if a part has no rows.</summary>
    /// <exception cref="UsageException">The exception.</exception>
    public static void ThrowIfEmpty(DataSplit split, SplitConfig config)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(config);
        var wantsValidation = config.Validation > 0;
        var empty =
            split.Train.Length == 0 ? "training"
            : split.Test.Length == 0 ? "test"
            : wantsValidation && split.Validation.Length == 0 ? "validation"
            : null;
        if (empty is not null)
        {
            var rows = split.Train.Length + split.Test.Length + split.Validation.Length;
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"data.split (test: {config.Test}{(wantsValidation ? $", validation: {config.Validation}" : "")}) puts none of {rows:N0} rows into the {empty} part; expected rows {(wantsValidation ? "in each part" : "on both sides")}. Change the share, or get more rows that differ."
                )
            );
        }
    }

    private static DataSplit ByHash(
        IReadOnlyList<ulong> hashes,
        double test,
        double validation,
        ulong seed
    )
    {
        var key = XxHash64.Avalanche(seed + XxHash64.Of(Encoding.UTF8.GetBytes("split")));
        var parts = new Part[hashes.Count];
        for (var row = 0; row < parts.Length; row++)
        {
            var fraction = (XxHash64.Avalanche(hashes[row] ^ key) >> 11) * (1.0 / (1UL << 53));
            parts[row] =
                fraction < test ? Part.Test
                : fraction < test + validation ? Part.Validation
                : Part.Train;
        }

        return From(parts);
    }

    private static DataSplit ByTime(DataTable table, string name, double test, double validation)
    {
        var column = TimeColumn(table, name);
        var sorted = column.Values.ToArray();
        Array.Sort(sorted);
        var firstTest = FirstOfLatest(sorted, test * sorted.Length);
        var firstValidation = firstTest;
        if (validation > 0)
        {
            var before = Array.FindIndex(sorted, time => time >= firstTest);
            firstValidation = FirstOfLatest(
                sorted.AsSpan(0, before < 0 ? sorted.Length : before),
                validation * sorted.Length
            );
            firstValidation = Math.Min(firstValidation, firstTest);
        }

        var parts = new Part[sorted.Length];
        for (var row = 0; row < parts.Length; row++)
        {
            var time = column.Values[row];
            parts[row] =
                time >= firstTest ? Part.Test
                : time >= firstValidation ? Part.Validation
                : Part.Train;
        }

        return From(parts);
    }

    // The earliest time of the part with the latest rows; infinity: the part is empty, which all rows of one time make it.
    private static double FirstOfLatest(ReadOnlySpan<double> sorted, double wanted)
    {
        var first = double.PositiveInfinity;
        var best = wanted; // how far an empty part is from it
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (i == 0 || sorted[i - 1] != sorted[i])
            {
                var distance = Math.Abs(sorted.Length - i - wanted);
                if (distance < best || (double.IsPositiveInfinity(first) && i > 0))
                {
                    (first, best) = (sorted[i], distance);
                }
            }
        }

        return first;
    }

    private static NumberColumn TimeColumn(DataTable table, string name)
    {
        var found =
            table.Find(name)
            ?? throw new UsageException(
                $"data.split.time names the column '{name}', which is not in the data.{NearestName.Hint(name, table.Columns.Select(c => c.Name))}"
            );
        if (
            found is not NumberColumn column
            || column.Schema.Type
                is not (ColumnType.Time or ColumnType.Integer or ColumnType.Number)
        )
        {
            throw new UsageException(
                $"data.split.time names the column '{name}' of type {found.Schema.Type.ToString().ToLowerInvariant()}; expected time, integer or number."
            );
        }

        if (column.MissingCount > 0)
        {
            var row = column.Values.IndexOf(double.NaN);
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The column '{name}' orders the rows (data.split.time), but {column.MissingCount:N0} of {column.RowCount:N0} rows have no valid value there, the first of them here. Fill it in or remove the row."
                ),
                table.Locations.Of(row)
            );
        }

        return column;
    }

    private static DataSplit From(Part[] parts)
    {
        return new DataSplit(RowsOf(Part.Train), RowsOf(Part.Test))
        {
            Validation = RowsOf(Part.Validation),
        };

        int[] RowsOf(Part part)
        {
            var rows = new int[parts.AsSpan().Count(part)];
            var next = 0;
            for (var row = 0; next < rows.Length; row++)
            {
                if (parts[row] == part)
                {
                    rows[next++] = row;
                }
            }

            return rows;
        }
    }

    private enum Part : byte
    {
        Train = 0,
        Validation = 1,
        Test = 2,
    }
}
