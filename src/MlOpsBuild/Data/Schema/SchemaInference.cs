using MlOpsBuild.Common;
using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Data.Schema;

/// <summary>
/// Proposes a schema for data, which people then review. The first that fits all values of a column decides:
/// <list type="number">
/// <item>boolean: exactly two values, 0 and 1, or false and true (or f and t, in any letter case);</item>
/// <item>integer: whole numbers below 2^53 in digits; number: any finite numbers. Both get the smallest and the largest
/// value as limits. Digits with a leading zero (postal codes) and longer whole numbers (identifiers) are no
/// numbers;</item>
/// <item>time: ISO 8601;</item>
/// <item>category, with its values: at most 10 distinct ones; or at most the square root of the number of values
/// (but 50 in small data and 1000 in large) if each occurs twice on average;</item>
/// <item>text.</item>
/// </list>
/// A column is nullable if a value is missing. The result depends on the files' content only.
/// </summary>
public static class SchemaInference
{
    /// <summary>Reads the files once and proposes a schema.</summary>
    /// <param name="files">The data files; they must have the same columns.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The columns in the order of the first file.</returns>
    /// <exception cref="UsageException">The data cannot be read; see <see cref="DataReader.ReadAsync(IReadOnlyList{DataFile}, DataSchema, CancellationToken)"/>.</exception>
    public static async Task<DataSchema> InferAsync(
        IReadOnlyList<DataFile> files,
        CancellationToken cancellationToken
    )
    {
        var table = new InferenceTableBuilder();
        await DataReader.ReadAsync(files, table, cancellationToken);
        return table.Build();
    }
}
