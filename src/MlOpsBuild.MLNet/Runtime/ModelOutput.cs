using Microsoft.ML;
using Microsoft.ML.Data;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Runtime;

/// <summary>Which column of what a model of ML.NET gives holds its outputs, and in which order.</summary>
/// <param name="Column">The column.</param>
/// <param name="Slots">
/// Multiclass: for each of our classes the slot of the column's vector; <see langword="null"/> for one number.
/// </param>
internal sealed record ModelOutput(DataViewSchema.Column Column, int[]? Slots)
{
    // Annotations of the score of several classes, by ML.NET: names that are texts, and others.
    private const string SlotNames = "SlotNames";
    private const string TrainingLabelValues = "TrainingLabelValues";

    /// <summary>Finds the column.</summary>
    /// <param name="schema">The columns that the model gives.</param>
    /// <param name="signature">What our model gives.</param>
    /// <param name="needsNames">Whether the classes must be named in the model; else its order may be ours.</param>
    /// <exception cref="ModelFormatException">There is no such column, or it is of another type, or of other classes.</exception>
    public static ModelOutput Of(DataViewSchema schema, ModelSignature signature, bool needsNames)
    {
        if (signature.Task != ModelTask.Multiclass)
        {
            return Number(schema, signature.Task);
        }

        var column = Find(schema, MlNetModel.Score, "a vector of one number for each class");
        if (
            column.Type is not VectorDataViewType { Size: var size } type
            || type.ItemType != NumberDataViewType.Single
            || size != signature.Classes.Count
        )
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the model's column '{MlNetModel.Score}' is {column.Type}, expected a vector of {signature.Classes.Count} Single, one for each of the classes {string.Join(", ", signature.Classes)}"
                )
            );
        }

        return new ModelOutput(column, SlotsOf(column, signature.Classes, needsNames));
    }

    private static ModelOutput Number(DataViewSchema schema, ModelTask task)
    {
        var column =
            task == ModelTask.Binary
                ? Find(
                    schema,
                    MlNetModel.Probability,
                    "the probability of the positive class; a trainer that gives a score alone needs a calibrator after it, e.g. BinaryClassification.Calibrators.Platt()"
                )
                : Find(schema, MlNetModel.Score, "the number that is predicted");
        return column.Type == NumberDataViewType.Single
            ? new ModelOutput(column, null)
            : throw new ModelFormatException(
                $"the model's column '{column.Name}' is {column.Type}, expected Single"
            );
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string what) =>
        schema.GetColumnOrNull(name)
        ?? throw new ModelFormatException($"the model gives no column '{name}', expected {what}");

    private static int[] SlotsOf(
        DataViewSchema.Column column,
        IReadOnlyList<string> classes,
        bool needsNames
    )
    {
        if (NamesOf(column) is not { } names)
        {
            return needsNames
                ? throw new ModelFormatException(
                    $"the model's column '{column.Name}' does not say which slot is which class: save it with a label of key type whose values have names, as MapValueToKey gives"
                )
                : [.. Enumerable.Range(0, classes.Count)];
        }

        var slots = new int[classes.Count];
        for (var k = 0; k < slots.Length; k++)
        {
            slots[k] = Array.IndexOf(names, classes[k]);
            if (slots[k] < 0)
            {
                throw new ModelFormatException(
                    $"the model has no class '{classes[k]}'; it has {string.Join(", ", names)}"
                );
            }
        }

        return slots;
    }

    private static string[]? NamesOf(DataViewSchema.Column column) =>
        Texts<ReadOnlyMemory<char>>(column, SlotNames, TextDataViewType.Instance, t => t.ToString())
        ?? Texts<ReadOnlyMemory<char>>(
            column,
            TrainingLabelValues,
            TextDataViewType.Instance,
            t => t.ToString()
        )
        ?? Texts<float>(
            column,
            TrainingLabelValues,
            NumberDataViewType.Single,
            n => n.ToString(CultureInfo.InvariantCulture)
        )
        ?? Texts<double>(
            column,
            TrainingLabelValues,
            NumberDataViewType.Double,
            n => n.ToString(CultureInfo.InvariantCulture)
        )
        ?? Texts<int>(
            column,
            TrainingLabelValues,
            NumberDataViewType.Int32,
            n => n.ToString(CultureInfo.InvariantCulture)
        );

    private static string[]? Texts<T>(
        DataViewSchema.Column column,
        string kind,
        PrimitiveDataViewType type,
        Func<T, string> text
    )
    {
        if (
            column.Annotations.Schema.GetColumnOrNull(kind) is not { } annotation
            || annotation.Type is not VectorDataViewType vector
            || !vector.ItemType.Equals(type)
        )
        {
            return null;
        }

        var buffer = default(VBuffer<T>);
        column.Annotations.GetValue(kind, ref buffer);
        var values = new T[buffer.Length];
        buffer.CopyTo(values);
        return [.. values.Select(text)];
    }
}
