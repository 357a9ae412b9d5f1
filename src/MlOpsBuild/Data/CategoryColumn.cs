using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data;

/// <summary>A column of type category or text: codes into a sorted list of the distinct values.</summary>
public sealed class CategoryColumn : DataColumn
{
    private readonly int[] _codes;

    /// <summary>Wraps <paramref name="codes"/>; -1 is missing.</summary>
    public CategoryColumn(ColumnSchema schema, int[] codes, IReadOnlyList<string> values)
        : base(schema)
    {
        ArgumentNullException.ThrowIfNull(codes);
        _codes = codes;
        Values = values;
        foreach (var code in codes)
        {
            MissingCount += code < 0 ? 1 : 0;
        }
    }

    /// <summary>One code per row: an index into <see cref="Values"/>, or -1 for missing.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The distinct values, in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <inheritdoc/>
    public override int MissingCount { get; }

    /// <inheritdoc/>
    public override int RowCount => _codes.Length;
}
