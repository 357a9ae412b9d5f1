using Microsoft.ML;
using Microsoft.ML.Data;
using MlOpsBuild.MLNet.Runtime;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Columns;

/// <summary>Rows of a training as ML.NET reads them: nothing is copied.</summary>
internal sealed class PartView : IDataView
{
    private readonly ReadOnlyMemory<char>[][] _texts;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Wraps some rows.</summary>
    /// <param name="signature">What they are.</param>
    /// <param name="part">The rows.</param>
    /// <param name="cancellationToken">Asked at each row.</param>
    /// <param name="rows">Which of them, in this order; <see langword="null"/> for all.</param>
    public PartView(
        ModelSignature signature,
        TrainingPart part,
        CancellationToken cancellationToken,
        int[]? rows = null
    )
    {
        Signature = signature;
        Part = part;
        Rows = rows;
        Schema = ModelColumns.SchemaOf(signature);
        _texts = [.. signature.Features.Select(ColumnGetter.TextsOf)];
        _cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    internal ModelSignature Signature { get; }

    internal TrainingPart Part { get; }

    internal int[]? Rows { get; }

    internal int Count => Rows?.Length ?? Part.Features.RowCount;

    /// <inheritdoc/>
    public long? GetRowCount() => Count;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(
        IEnumerable<DataViewSchema.Column> columnsNeeded,
        Random? rand = null
    ) => new PartCursor(this, columnsNeeded, _texts, _cancellationToken);

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded,
        int n,
        Random? rand = null
    ) => [GetRowCursor(columnsNeeded, rand)];
}
