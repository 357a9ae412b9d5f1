using System.Buffers;

namespace MlOpsBuild.Scoring;

/// <summary>A scorer whose weights <see cref="ModelBundle"/> reads and writes.</summary>
public abstract class EmbeddedScorer : IScorer
{
    private const int BlockRows = 256;

    private protected EmbeddedScorer(ModelSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Signature = signature;
    }

    /// <inheritdoc/>
    public ModelSignature Signature { get; }

    internal abstract string WeightsKind { get; }

    internal abstract byte[] WriteWeights();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A span has another length than the signature says.</exception>
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output)
    {
        if (features.Length != Signature.Features.Count)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The row has {features.Length} values, the model takes {Signature.Features.Count}."
                ),
                nameof(features)
            );
        }

        RequireLength(output.Length, 1, nameof(output));
        ScoreCore(features, output);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The matrix or the span has another size than the signature says.</exception>
    public void Score(FeatureMatrix features, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.ColumnCount != Signature.Features.Count)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The matrix has {features.ColumnCount} columns, the model takes {Signature.Features.Count}."
                ),
                nameof(features)
            );
        }

        RequireLength(output.Length, features.RowCount, nameof(output));
        var width = Signature.OutputWidth;
        var columns = features.ColumnCount;
        var rented = ArrayPool<double>.Shared.Rent(BlockRows * columns);
        for (var from = 0; from < features.RowCount; from += BlockRows)
        {
            var count = Math.Min(BlockRows, features.RowCount - from);
            var rows = rented.AsSpan(0, count * columns);
            for (var c = 0; c < columns; c++)
            {
                var values = features.Column(c).Slice(from, count);
                for (var i = 0; i < count; i++)
                {
                    rows[(i * columns) + c] = values[i];
                }
            }

            ScoreBlock(rows, columns, output.Slice(from * width, count * width));
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Scores rows that follow each other; each as <see cref="ScoreCore"/> does.</summary>
    private protected virtual void ScoreBlock(
        ReadOnlySpan<double> rows,
        int columns,
        Span<double> output
    )
    {
        var width = Signature.OutputWidth;
        for (var i = 0; i * width < output.Length; i++)
        {
            ScoreCore(rows.Slice(i * columns, columns), output.Slice(i * width, width));
        }
    }

    private protected abstract void ScoreCore(ReadOnlySpan<double> features, Span<double> output);

    private void RequireLength(int found, int rows, string name)
    {
        if (found != (long)rows * Signature.OutputWidth)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The output has room for {found} numbers, {rows} rows give {(long)rows * Signature.OutputWidth}."
                ),
                name
            );
        }
    }
}
