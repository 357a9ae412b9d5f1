using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>
/// A model of ML.NET. Rows are scored by a pool of <see cref="ScoringRow"/>, one a thread, so that it is safe for many threads;
/// one row and many go the same way, so that their results are equal bit for bit. ML.NET computes in <c>Single</c>.
/// </summary>
public sealed class MlNetScorer : IScorer, IDisposable
{
    private readonly ITransformer _model;
    private readonly IRowToRowMapper _mapper;
    private readonly ModelInput _input;
    private readonly ModelOutput _output;
    private readonly ConcurrentBag<ScoringRow> _pool = [];
    private bool _disposed;

    private MlNetScorer(
        ITransformer model,
        IRowToRowMapper mapper,
        ModelInput input,
        ModelOutput output,
        IReadOnlyList<FeatureSpec> usedFeatures
    )
    {
        UsedFeatures = usedFeatures;
        _model = model;
        _mapper = mapper;
        _input = input;
        _output = output;
    }

    /// <inheritdoc/>
    public ModelSignature Signature => _input.Signature;

    /// <summary>The features that the outputs depend on, in their order.</summary>
    internal IReadOnlyList<FeatureSpec> UsedFeatures { get; }

    /// <summary>Reads a <c>model.zip</c>.</summary>
    /// <param name="signature">What the model takes and gives.</param>
    /// <param name="path">The file.</param>
    /// <param name="needsNames">
    /// Multiclass: whether the file must name its classes. Else, where it does not, their order is taken to be ours.
    /// </param>
    /// <exception cref="ModelFormatException">It is no model of ML.NET, or of other columns or classes.</exception>
    public static MlNetScorer Load(ModelSignature signature, string path, bool needsNames = false)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = File.OpenRead(path);
            var model = new MLContext().Model.Load(stream, out var schema);
            return Create(signature, model, schema, needsNames);
        }
        catch (ModelFormatException e)
        {
            throw new ModelFormatException($"'{path}': {e.Message}.", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ModelFormatException(
                $"'{path}' cannot be read as a model of ML.NET: {e.GetBaseException().Message}",
                e
            );
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A span has another length than the signature says.</exception>
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output)
    {
        Require(features.Length, Signature.Features.Count, nameof(features));
        Require(output.Length, Signature.OutputWidth, nameof(output));
        var row = Rent();
        row.Score(features, output);
        Return(row);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The matrix or the span has another size than the signature says.</exception>
    public void Score(FeatureMatrix features, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(features);
        var width = Signature.OutputWidth;
        Require(features.ColumnCount, Signature.Features.Count, nameof(features));
        Require(output.Length, (long)features.RowCount * width, nameof(output));
        var values = new double[features.ColumnCount];
        var row = Rent();
        for (var i = 0; i < features.RowCount; i++)
        {
            features.CopyRow(i, values);
            row.Score(values, output.Slice(i * width, width));
        }

        Return(row);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_pool.TryTake(out var row))
        {
            row.Dispose();
        }

        (_model as IDisposable)?.Dispose();
    }

    private static MlNetScorer Create(
        ModelSignature signature,
        ITransformer model,
        DataViewSchema? schema,
        bool needsNames
    )
    {
        if (schema is null)
        {
            throw new ModelFormatException(
                "the model does not say which columns it takes: save it with the schema of its input"
            );
        }

        if (!model.IsRowToRowMapper)
        {
            throw new ModelFormatException(
                "the model does not compute each row by itself, so that nothing can serve it"
            );
        }

        var mapper = model.GetRowToRowMapper(schema);
        var input = ModelInput.Of(schema, signature);
        var output = ModelOutput.Of(mapper.OutputSchema, signature, needsNames);
        var needed = mapper
            .GetDependencies([output.Column])
            .Select(c => c.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (input.Problem(schema.Where(c => !c.IsHidden && needed.Contains(c.Name))) is { } problem)
        {
            throw new ModelFormatException(problem);
        }

        return new MlNetScorer(
            model,
            mapper,
            input,
            output,
            [.. signature.Features.Where(f => needed.Contains(f.Name))]
        );
    }

    private ScoringRow Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _pool.TryTake(out var row) ? row : new ScoringRow(_mapper, _input, _output);
    }

    private void Return(ScoringRow row)
    {
        if (_disposed)
        {
            row.Dispose();
        }
        else
        {
            _pool.Add(row);
        }
    }

    private static void Require(long found, long expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {found} values, expected {expected}."
                ),
                name
            );
        }
    }
}
