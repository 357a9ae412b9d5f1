using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>A row that stands by itself, whose values are set again and again. For one thread at a time.</summary>
internal sealed class InputRow(ModelInput input) : DataViewRow
{
    private readonly double[] _values = new double[input.Signature.Features.Count];
    private long _position = -1;

    /// <inheritdoc/>
    public override DataViewSchema Schema => input.Schema;

    /// <summary>Goes up with each row: what is computed of a row keeps its result as long as it stays.</summary>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <summary>Makes an encoded row the current one.</summary>
    public void Set(ReadOnlySpan<double> features)
    {
        features.CopyTo(_values);
        _position++;
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        input.Getter<TValue>(column, _values);
}
