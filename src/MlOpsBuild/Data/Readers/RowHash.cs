using System.Text;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// The 64-bit hash of a row's values. It decides which side of the split a row is on, so this definition never changes:
/// <code>
/// row = 0
/// for each column, in ordinal order of the names:
///     value = missing: 1
///             number, integer, boolean, time: Avalanche(IEEE 754 bits of the double, -0 as +0)
///             category, text: XXH64(UTF-8 bytes), seed 0
///     row = Avalanche((row xor value) + XXH64(UTF-8 bytes of the column's name))
/// </code>
/// with XXH64 and its avalanche step as in <see cref="XxHash64"/>, all modulo 2^64. It depends on values alone: not on
/// the order of columns in the file or schema, quoting, line ends, or how a number is written.
/// </summary>
internal static class RowHash
{
    private const ulong Missing = 1;

    public static ulong[] Compute(IEnumerable<DataColumn> columns, int rowCount)
    {
        var hashes = new ulong[rowCount];
        foreach (var column in columns.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            var name = XxHash64.Of(Encoding.UTF8.GetBytes(column.Name));
            if (column is CategoryColumn category)
            {
                Add(hashes, category, name);
            }
            else
            {
                Add(hashes, ((NumberColumn)column).Values, name);
            }
        }

        return hashes;
    }

    private static void Add(ulong[] hashes, ReadOnlySpan<double> values, ulong name)
    {
        for (var row = 0; row < hashes.Length; row++)
        {
            var number = values[row];
            var value = double.IsNaN(number)
                ? Missing
                : XxHash64.Avalanche(BitConverter.DoubleToUInt64Bits(number + 0.0));
            hashes[row] = XxHash64.Avalanche((hashes[row] ^ value) + name);
        }
    }

    private static void Add(ulong[] hashes, CategoryColumn column, ulong name)
    {
        var values = new ulong[column.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = XxHash64.Of(Encoding.UTF8.GetBytes(column.Values[i]));
        }

        var codes = column.Codes;
        for (var row = 0; row < hashes.Length; row++)
        {
            var value = codes[row] < 0 ? Missing : values[codes[row]];
            hashes[row] = XxHash64.Avalanche((hashes[row] ^ value) + name);
        }
    }
}
