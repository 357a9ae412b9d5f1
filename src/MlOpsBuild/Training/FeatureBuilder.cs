using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training;

/// <summary>Encodes the rows of a table as a model takes them.</summary>
public sealed class FeatureBuilder
{
    private readonly DataColumn[] _columns;
    private readonly int[]?[] _indexOfCode; // categories: from the column's codes to the signature's, -1 is unseen
    private readonly LabelEncoder _label;

    private FeatureBuilder(ModelSignature signature, DataTable table, LabelEncoder label)
    {
        Signature = signature;
        _label = label;
        _columns = new DataColumn[signature.Features.Count];
        _indexOfCode = new int[]?[_columns.Length];
        for (var f = 0; f < _columns.Length; f++)
        {
            var feature = signature.Features[f];
            _columns[f] =
                table.Find(feature.Name)
                ?? throw new UsageException(
                    $"The data has no column '{feature.Name}', which the model takes.{NearestName.Hint(feature.Name, table.Columns.Select(c => c.Name))}"
                );
            if (_columns[f] is CategoryColumn category)
            {
                _indexOfCode[f] = IndexesOf(category.Values, feature.Categories);
            }

            if ((_columns[f] is CategoryColumn) != (feature.Kind == FeatureKind.Category))
            {
                throw new UsageException(
                    $"Column '{feature.Name}' has type {_columns[f].Schema.Type.ToString().ToLowerInvariant()}, the model takes a {feature.Kind.ToString().ToLowerInvariant()}."
                );
            }
        }
    }

    /// <summary>What a model of these features takes and gives.</summary>
    public ModelSignature Signature { get; }

    /// <summary>
    /// Chooses the features: all columns in the order of the schema but the label, the ignored ones and those of type
    /// text and time. The vocabulary of categories and classes is that of the training rows.
    /// </summary>
    /// <param name="table">The data.</param>
    /// <param name="task">What to predict.</param>
    /// <param name="label">The column to predict.</param>
    /// <param name="positive">Binary: the label's value that counts as positive.</param>
    /// <param name="ignore">Columns that are no features.</param>
    /// <param name="trainRows">The training rows' numbers.</param>
    /// <exception cref="UsageException">The label or an ignored column does not exist, or does not fit the task.</exception>
    public static FeatureBuilder Create(
        DataTable table,
        ModelTask task,
        string label,
        string? positive,
        IReadOnlyList<string> ignore,
        ReadOnlySpan<int> trainRows
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(ignore);
        if (trainRows.IsEmpty)
        {
            throw new UsageException(
                "There are no training rows: give more data or a smaller test share."
            );
        }

        foreach (var name in ignore)
        {
            RequireColumn(table, name, "data.ignore");
        }

        var encoder = LabelEncoder.Create(
            RequireColumn(table, label, "data.label"),
            task,
            positive,
            trainRows
        );
        var features = new List<FeatureSpec>();
        foreach (var column in table.Columns)
        {
            if (
                column.Name != label
                && column.Schema.Type is not (ColumnType.Text or ColumnType.Time)
                && !ignore.Contains(column.Name, StringComparer.Ordinal)
            )
            {
                features.Add(SpecOf(column, trainRows));
            }
        }

        if (features.Count == 0)
        {
            throw new UsageException(
                "There are no features: all columns are the label, ignored, text or time."
            );
        }

        var signature = new ModelSignature(task, label, encoder.Classes, features);
        return new FeatureBuilder(signature, table, encoder);
    }

    /// <summary>Encodes a table for a model that exists, e.g. the baseline; its vocabulary is kept.</summary>
    /// <exception cref="UsageException">The table lacks a column, or has it with another type.</exception>
    public static FeatureBuilder ForSignature(DataTable table, ModelSignature signature)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(signature);
        var label = RequireColumn(table, signature.Label, "the model's label");
        return new FeatureBuilder(signature, table, LabelEncoder.ForSignature(label, signature));
    }

    /// <summary>The features of <paramref name="rows"/>, in their order.</summary>
    public FeatureMatrix Features(ReadOnlySpan<int> rows)
    {
        var encoded = new double[_columns.Length][];
        for (var f = 0; f < encoded.Length; f++)
        {
            encoded[f] = new double[rows.Length];
            if (_columns[f] is NumberColumn number)
            {
                var values = number.Values;
                for (var i = 0; i < rows.Length; i++)
                {
                    encoded[f][i] = values[rows[i]];
                }
            }
            else
            {
                Encode(((CategoryColumn)_columns[f]).Codes, _indexOfCode[f]!, rows, encoded[f]);
            }
        }

        return new FeatureMatrix(encoded, rows.Length);
    }

    /// <summary>The labels of <paramref name="rows"/>: class indexes (binary: 1 is positive), or numbers.</summary>
    /// <exception cref="UsageException">A label is missing, or of a class that the training rows lack.</exception>
    public double[] Labels(ReadOnlySpan<int> rows) => _label.Encode(rows);

    private static void Encode(
        ReadOnlySpan<int> codes,
        int[] indexOfCode,
        ReadOnlySpan<int> rows,
        double[] encoded
    )
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var code = codes[rows[i]];
            var index = code < 0 ? -1 : indexOfCode[code];
            encoded[i] = index < 0 ? double.NaN : index;
        }
    }

    private static FeatureSpec SpecOf(DataColumn column, ReadOnlySpan<int> trainRows)
    {
        if (column is not CategoryColumn category)
        {
            return new FeatureSpec(column.Name, FeatureKind.Number, []);
        }

        var seen = new bool[category.Values.Count];
        foreach (var row in trainRows)
        {
            if (category.Codes[row] is var code and >= 0)
            {
                seen[code] = true;
            }
        }

        var vocabulary = category.Values.Where((_, code) => seen[code]);
        return new FeatureSpec(column.Name, FeatureKind.Category, [.. vocabulary]);
    }

    private static int[] IndexesOf(IReadOnlyList<string> values, IReadOnlyList<string> categories)
    {
        var map = new Dictionary<string, int>(categories.Count, StringComparer.Ordinal);
        for (var i = 0; i < categories.Count; i++)
        {
            map[categories[i]] = i;
        }

        var indexes = new int[values.Count];
        for (var i = 0; i < indexes.Length; i++)
        {
            indexes[i] = map.GetValueOrDefault(values[i], -1);
        }

        return indexes;
    }

    private static DataColumn RequireColumn(DataTable table, string name, string what) =>
        table.Find(name)
        ?? throw new UsageException(
            $"The data has no column '{name}', which {what} names.{NearestName.Hint(name, table.Columns.Select(c => c.Name))}"
        );
}
