using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data;

/// <summary>A column of type number, integer, boolean (0 and 1) or time (seconds since 1970, UTC).</summary>
public sealed class NumberColumn : DataColumn
{
    private readonly double[] _values;

    /// <summary>Wraps <paramref name="values"/>; <see cref="double.NaN"/> is missing.</summary>
    public NumberColumn(ColumnSchema schema, double[] values)
        : base(schema)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
        foreach (var value in values)
        {
            MissingCount += double.IsNaN(value) ? 1 : 0;
        }
    }

    /// <summary>One value per row; <see cref="double.NaN"/> is missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    public override int MissingCount { get; }

    /// <inheritdoc/>
    public override int RowCount => _values.Length;
}
