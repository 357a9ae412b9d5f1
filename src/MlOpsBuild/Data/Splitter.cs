using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Data;

/// <summary>
/// Decides which rows test the model. By hash: a row is a test row if
/// <c>Avalanche(hash xor Avalanche(seed + XXH64("split")))</c>, as a fraction of 2^64, is below the test share; so the
/// side depends on the row's values and the seed alone. By time: the latest rows are the test part, cut where the part
/// comes closest to the wanted share; rows of one time stay together.
/// </summary>
public static class Splitter
{
    /// <summary>Splits the rows; both parts have rows.</summary>
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

        return config.Time is { } time
            ? ByTime(table, time, config.Test)
            : ByHash(table.RowHashes, config.Test, config.Seed);
    }

    /// <summary>Throws if a part has no rows.</summary>
    /// <exception cref="UsageException">The exception.</exception>
    public static void ThrowIfEmpty(DataSplit split, SplitConfig config)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(config);
        if (split.Train.Length == 0 || split.Test.Length == 0)
        {
            var empty = split.Train.Length == 0 ? "training" : "test";
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"data.split (test: {config.Test}) puts none of {split.Train.Length + split.Test.Length:N0} rows into the {empty} part; expected rows on both sides. Change the share, or get more rows that differ."
                )
            );
        }
    }

    private static DataSplit ByHash(IReadOnlyList<ulong> hashes, double share, ulong seed)
    {
        var key = XxHash64.Avalanche(seed + XxHash64.Of(Encoding.UTF8.GetBytes("split")));
        var isTest = new bool[hashes.Count];
        for (var row = 0; row < isTest.Length; row++)
        {
            var fraction = (XxHash64.Avalanche(hashes[row] ^ key) >> 11) * (1.0 / (1UL << 53));
            isTest[row] = fraction < share;
        }

        return From(isTest);
    }

    private static DataSplit ByTime(DataTable table, string name, double share)
    {
        var column = TimeColumn(table, name);
        var sorted = column.Values.ToArray();
        Array.Sort(sorted);
        var wanted = share * sorted.Length;
        var first = double.PositiveInfinity; // the earliest time of the test part
        var best = wanted; // how far an empty test part is from it
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

        var isTest = new bool[sorted.Length];
        for (var row = 0; row < isTest.Length; row++)
        {
            isTest[row] = column.Values[row] >= first;
        }

        return From(isTest);
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

    private static DataSplit From(bool[] isTest)
    {
        var testCount = isTest.AsSpan().Count(true);
        var train = new int[isTest.Length - testCount];
        var test = new int[testCount];
        int nextTrain = 0,
            nextTest = 0;
        for (var row = 0; row < isTest.Length; row++)
        {
            if (isTest[row])
            {
                test[nextTest++] = row;
            }
            else
            {
                train[nextTrain++] = row;
            }
        }

        return new DataSplit(train, test);
    }
}
