using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Readers;

/// <summary>
/// Collects numbers. Spaces and tabs around a value do not count; a cell of nothing else is missing, and so is one that
/// does not parse, which is noted as invalid.
/// </summary>
internal sealed class NumberBuilder<TText>(ColumnSchema schema, TText text) : ColumnBuilder(schema)
    where TText : struct, ICellText
{
    private double[] _values = new double[1024];
    private int _count;

    public override void Add(RowBatch batch, int column)
    {
        Reserve(batch.Rows);
        var values = _values.AsSpan(_count, batch.Rows);
        var cell = column;
        for (var row = 0; row < values.Length; row++, cell += batch.Columns)
        {
            var bytes = batch.Cell(cell);
            if (bytes.IsEmpty)
            {
                values[row] = double.NaN;
            }
            else if (!text.TryParse(bytes, out values[row]))
            {
                values[row] = ParseTrimmed(batch, row, bytes);
            }
        }

        _count += batch.Rows;
    }

    public override void AddMissing(int rows)
    {
        Reserve(rows);
        _values.AsSpan(_count, rows).Fill(double.NaN);
        _count += rows;
    }

    public override DataColumn Build()
    {
        Array.Resize(ref _values, _count);
        return new NumberColumn(Schema, _values);
    }

    private double ParseTrimmed(RowBatch batch, int row, ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.Trim(" \t"u8);
        if (trimmed.IsEmpty)
        {
            return double.NaN;
        }

        if (trimmed.Length < bytes.Length && text.TryParse(trimmed, out var value))
        {
            return value;
        }

        AddInvalid(batch, row, bytes);
        return double.NaN;
    }

    private void Reserve(int rows)
    {
        if (_values.Length - _count < rows)
        {
            var wanted = Math.Max((long)_values.Length * 2, (long)_count + rows);
            Array.Resize(ref _values, (int)Math.Min(wanted, Array.MaxLength));
        }
    }
}
