using Microsoft.ML;
using Microsoft.ML.Data;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Columns;

/// <summary>Goes through a <see cref="PartView"/>.</summary>
internal sealed class PartCursor : DataViewRowCursor
{
    private readonly PartView _view;
    private readonly bool[] _active;
    private readonly ReadOnlyMemory<char>[][] _texts;
    private readonly CancellationToken _cancellationToken;
    private int _position = -1;
    private int _row;

    public PartCursor(
        PartView view,
        IEnumerable<DataViewSchema.Column> columns,
        ReadOnlyMemory<char>[][] texts,
        CancellationToken cancellationToken
    )
    {
        _view = view;
        _texts = texts;
        _cancellationToken = cancellationToken;
        _active = new bool[view.Schema.Count];
        foreach (var column in columns)
        {
            _active[column.Index] = true;
        }
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _view.Schema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_position + 1 >= _view.Count)
        {
            _position = -1;
            return false;
        }

        _position++;
        _row = _view.Rows is { } rows ? rows[_position] : _position;
        return true;
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        GetterOf(column) as ValueGetter<TValue>
        ?? throw new InvalidOperationException(
            $"The column '{column.Name}' has values of type {column.Type}, not {typeof(TValue)}."
        );

    private Delegate GetterOf(DataViewSchema.Column column)
    {
        if (!_active[column.Index])
        {
            throw new InvalidOperationException(
                $"The column '{column.Name}' was not asked for when the cursor was made."
            );
        }

        var features = _view.Signature.Features;
        if (column.Index < features.Count)
        {
            var matrix = _view.Part.Features;
            var index = column.Index;
            return ColumnGetter.Create(
                column.Type,
                features[index],
                _texts[index],
                () => matrix.Column(index)[_row]
            );
        }

        var labels = _view.Part.Labels;
        return _view.Signature.Task switch
        {
            ModelTask.Binary => (ValueGetter<bool>)((ref bool v) => v = labels[_row] == 1),
            // Keys count from 1: 0 is a missing one.
            ModelTask.Multiclass => (ValueGetter<uint>)((ref uint v) => v = (uint)labels[_row] + 1),
            _ => (ValueGetter<float>)((ref float v) => v = (float)labels[_row]),
        };
    }
}
