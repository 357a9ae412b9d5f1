using Microsoft.ML;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>Which features are which columns of the rows that a model of ML.NET was saved with.</summary>
internal sealed class ModelInput
{
    private readonly int[] _featureOf; // -1: no feature, the column has the default value of its type
    private readonly ReadOnlyMemory<char>[][] _texts;

    private ModelInput(DataViewSchema schema, ModelSignature signature, int[] featureOf)
    {
        Schema = schema;
        Signature = signature;
        _featureOf = featureOf;
        _texts = [.. signature.Features.Select(ColumnGetter.TextsOf)];
    }

    /// <summary>The columns.</summary>
    public DataViewSchema Schema { get; }

    /// <summary>The features.</summary>
    public ModelSignature Signature { get; }

    /// <summary>Matches columns and features by their names.</summary>
    public static ModelInput Of(DataViewSchema schema, ModelSignature signature)
    {
        var features = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var f = 0; f < signature.Features.Count; f++)
        {
            features[signature.Features[f].Name] = f;
        }

        var featureOf = new int[schema.Count];
        for (var c = 0; c < featureOf.Length; c++)
        {
            var column = schema[c];
            featureOf[c] =
                !column.IsHidden
                && features.TryGetValue(column.Name, out var f)
                && ColumnGetter.Fits(column.Type, signature.Features[f].Kind)
                    ? f
                    : -1;
        }

        return new ModelInput(schema, signature, featureOf);
    }

    /// <summary>What is wrong with columns that the model needs; <see langword="null"/> when each is a feature.</summary>
    /// <param name="needed">The columns, of <see cref="Schema"/>.</param>
    public string? Problem(IEnumerable<DataViewSchema.Column> needed)
    {
        var problems = new List<string>();
        foreach (var column in needed)
        {
            if (_featureOf[column.Index] >= 0)
            {
                continue;
            }

            var feature = Signature.Features.FirstOrDefault(f => f.Name == column.Name);
            problems.Add(
                feature is null
                    ? $"it takes the column '{column.Name}' ({column.Type}), which is no feature here"
                    : $"it takes '{column.Name}' as {column.Type}, which here is a {feature.Kind.ToString().ToLowerInvariant()}"
            );
        }

        return problems.Count == 0
            ? null
            : $"{string.Join("; ", problems)}. Features: {string.Join(", ", Signature.Features.Select(f => f.Name))}";
    }

    /// <summary>The getter of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">The encoded values of the row that is the current one; changes with the row.</param>
    public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column, double[] values)
    {
        var feature = _featureOf[column.Index];
        if (feature < 0)
        {
            return (ref TValue value) => value = default!;
        }

        return ColumnGetter.Create(
                column.Type,
                Signature.Features[feature],
                _texts[feature],
                () => values[feature]
            ) as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"The column '{column.Name}' has values of type {column.Type}, not {typeof(TValue)}."
            );
    }
}
