using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Readers;

/// <summary>Collects strings as codes. A text counts as it is written, spaces included; an empty one is missing.</summary>
internal sealed class CategoryBuilder(ColumnSchema schema) : ColumnBuilder(schema)
{
    private readonly ByteStringTable _values = new();
    private int[] _codes = new int[1024];
    private int _count;

    public override void Add(RowBatch batch, int column)
    {
        Reserve(batch.Rows);
        var codes = _codes.AsSpan(_count, batch.Rows);
        var cell = column;
        for (var row = 0; row < codes.Length; row++, cell += batch.Columns)
        {
            var bytes = batch.Cell(cell);
            codes[row] = bytes.IsEmpty ? -1 : _values.Add(bytes);
        }

        _count += batch.Rows;
    }

    public override void AddMissing(int rows)
    {
        Reserve(rows);
        _codes.AsSpan(_count, rows).Fill(-1);
        _count += rows;
    }

    public override DataColumn Build()
    {
        var texts = new string[_values.Count];
        var order = new int[_values.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = _values.Text(i);
            order[i] = i;
        }

        Array.Sort(texts, order, StringComparer.Ordinal);
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        Array.Resize(ref _codes, _count);
        foreach (ref var code in _codes.AsSpan())
        {
            code = code < 0 ? -1 : rank[code];
        }

        return new CategoryColumn(Schema, _codes, texts);
    }

    private void Reserve(int rows)
    {
        if (_codes.Length - _count < rows)
        {
            var wanted = Math.Max((long)_codes.Length * 2, (long)_count + rows);
            Array.Resize(ref _codes, (int)Math.Min(wanted, Array.MaxLength));
        }
    }
}
