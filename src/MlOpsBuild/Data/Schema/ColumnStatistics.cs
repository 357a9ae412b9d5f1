using MlOpsBuild.Data.Readers;

namespace MlOpsBuild.Data.Schema;

/// <summary>What inference learns about a column while its cells go by.</summary>
internal sealed class ColumnStatistics(string name) : CellReader
{
    // Beyond this a column is no category, whatever the number of rows.
    private const int MostDistinct = 1000;
    private const int FewestAllowedDistinct = 50;
    private const int AlwaysCategory = 10;

    private readonly ByteStringTable _distinct = new();
    private int _rows;
    private int _missing;
    private int _blank; // cells of spaces and tabs alone: missing values of a number, texts of a category
    private bool _mayBeNumber = true;
    private bool _mayBeInteger = true;
    private bool _mayBeTime = true;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    public string Name { get; } = name;

    public override void Add(RowBatch batch, int column)
    {
        var cell = column;
        for (var row = 0; row < batch.Rows; row++, cell += batch.Columns)
        {
            Add(batch.Cell(cell));
        }

        _rows += batch.Rows;
    }

    public override void AddMissing(int rows)
    {
        _rows += rows;
        _missing += rows;
    }

    public ColumnSchema ToSchema()
    {
        var values = _rows - _missing - _blank;
        if (values > 0)
        {
            if (BooleanSpellings() is { } spellings)
            {
                return Column(ColumnType.Boolean, _missing + _blank) with { Values = spellings };
            }

            if (_mayBeNumber)
            {
                var type = _mayBeInteger ? ColumnType.Integer : ColumnType.Number;
                return Column(type, _missing + _blank) with { Min = _min, Max = _max };
            }

            if (_mayBeTime)
            {
                return Column(ColumnType.Time, _missing + _blank);
            }
        }

        return IsCategory()
            ? Column(ColumnType.Category, _missing) with
            {
                Values =
                [
                    .. Enumerable
                        .Range(0, _distinct.Count)
                        .Select(_distinct.Text)
                        .Order(StringComparer.Ordinal),
                ],
            }
            : Column(ColumnType.Text, _missing);
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            _missing++;
            return;
        }

        if (_distinct.Count <= MostDistinct)
        {
            _distinct.Add(text);
        }

        if (!_mayBeNumber && !_mayBeTime)
        {
            return;
        }

        text = text.Trim(" \t"u8);
        if (text.IsEmpty)
        {
            _blank++;
            return;
        }

        if (_mayBeNumber)
        {
            AddNumber(text);
        }

        _mayBeTime = _mayBeTime && default(TimeText).TryParse(text, out _);
    }

    private void AddNumber(ReadOnlySpan<byte> text)
    {
        // A code such as 007 loses its zeros as a number, and one beyond 2^53 its last digits: both are texts.
        if (
            HasLeadingZero(text)
            || !NumberText.Parse(text, out var number)
            || (Math.Abs(number) > IntegerText.Largest && text.IndexOfAny(".eE"u8) < 0)
        )
        {
            _mayBeNumber = false;
            return;
        }

        _min = Math.Min(_min, number);
        _max = Math.Max(_max, number);
        _mayBeInteger = _mayBeInteger && text.IndexOfAny(".eE"u8) < 0;
    }

    private static bool HasLeadingZero(ReadOnlySpan<byte> text)
    {
        var digits = text.TrimStart("+-"u8);
        return digits.Length > 1 && digits[0] == '0' && digits[1] is >= (byte)'0' and <= (byte)'9';
    }

    // Exactly 0 and 1, or a spelling of false and one of true.
    private IReadOnlyList<string>? BooleanSpellings()
    {
        if (_distinct.Count != 2)
        {
            return null;
        }

        var (a, b) = (_distinct.Text(0), _distinct.Text(1));
        foreach (var (no, yes) in new[] { ("0", "1"), ("false", "true"), ("f", "t") })
        {
            if (Same(a, no) && Same(b, yes))
            {
                return [a, b];
            }

            if (Same(b, no) && Same(a, yes))
            {
                return [b, a];
            }
        }

        return null;
    }

    private static bool Same(string text, string spelling) =>
        string.Equals(text, spelling, StringComparison.OrdinalIgnoreCase);

    private bool IsCategory()
    {
        var distinct = _distinct.Count;
        var values = _rows - _missing;
        var allowed = Math.Clamp((int)Math.Sqrt(values), FewestAllowedDistinct, MostDistinct);
        return distinct <= AlwaysCategory || (distinct <= allowed && distinct <= values / 2);
    }

    private ColumnSchema Column(ColumnType type, int missing) =>
        new()
        {
            Name = Name,
            Type = type,
            Nullable = missing > 0,
        };
}
