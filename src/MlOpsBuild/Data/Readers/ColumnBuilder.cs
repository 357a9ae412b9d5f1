using System.Text;
using MlOpsBuild.Data.Schema;

namespace MlOpsBuild.Data.Readers;

/// <summary>Collects the values of one column of a <see cref="DataTable"/>.</summary>
internal abstract class ColumnBuilder(ColumnSchema schema) : CellReader
{
    private const int MostInvalidCells = 100;
    private const int LongestText = 80;
    private readonly List<InvalidCell> _invalid = [];

    public ColumnSchema Schema { get; } = schema;

    public IReadOnlyList<InvalidCell> InvalidCells => _invalid;

    public int InvalidCount { get; private set; }

    public abstract DataColumn Build();

    public static ColumnBuilder For(ColumnSchema schema) =>
        schema.Type switch
        {
            ColumnType.Number => new NumberBuilder<NumberText>(schema, default),
            ColumnType.Integer => new NumberBuilder<IntegerText>(schema, default),
            ColumnType.Boolean => new NumberBuilder<BooleanText>(
                schema,
                new BooleanText(schema.Values)
            ),
            ColumnType.Time => new NumberBuilder<TimeText>(schema, default),
            _ => new CategoryBuilder(schema),
        };

    protected void AddInvalid(RowBatch batch, int row, ReadOnlySpan<byte> text)
    {
        InvalidCount++;
        if (_invalid.Count < MostInvalidCells)
        {
            var full = Encoding.UTF8.GetString(text);
            _invalid.Add(new InvalidCell(Schema.Name, batch.File, batch.Lines[row], Cut(full)));
        }
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
        {
            return text;
        }

        var length = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..length];
    }
}
