using Microsoft.ML;
using Microsoft.ML.Data;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Columns;

/// <summary>The columns that ML.NET gets: the features under their names, and the label.</summary>
internal static class ModelColumns
{
    private const string UsualLabel = "Label";

    /// <summary>The column of the label: <c>Label</c>, unless a feature is named so.</summary>
    public static string LabelOf(ModelSignature signature) =>
        signature.Features.Any(f => f.Name == UsualLabel) ? $"({UsualLabel})" : UsualLabel;

    /// <summary>
    /// Numbers are <c>Single</c>, categories <c>String</c>; the label is <c>Boolean</c> (true is positive), a key whose values are
    /// the classes in their order, or <c>Single</c>.
    /// </summary>
    public static DataViewSchema SchemaOf(ModelSignature signature)
    {
        var schema = new DataViewSchema.Builder();
        foreach (var feature in signature.Features)
        {
            schema.AddColumn(
                feature.Name,
                feature.Kind == FeatureKind.Number
                    ? NumberDataViewType.Single
                    : TextDataViewType.Instance
            );
        }

        var label = LabelOf(signature);
        switch (signature.Task)
        {
            case ModelTask.Binary:
                schema.AddColumn(label, BooleanDataViewType.Instance);
                break;
            case ModelTask.Multiclass:
                schema.AddColumn(
                    label,
                    new KeyDataViewType(typeof(uint), signature.Classes.Count),
                    NamesOf(signature.Classes)
                );
                break;
            default:
                schema.AddColumn(label, NumberDataViewType.Single);
                break;
        }

        return schema.ToSchema();
    }

    // What the values of a key stand for, by ML.NET's name for it.
    private static DataViewSchema.Annotations NamesOf(IReadOnlyList<string> classes)
    {
        ReadOnlyMemory<char>[] names = [.. classes.Select(c => c.AsMemory())];
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (
            ref VBuffer<ReadOnlyMemory<char>> value
        ) => value = new VBuffer<ReadOnlyMemory<char>>(names.Length, [.. names]);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues",
            new VectorDataViewType(TextDataViewType.Instance, names.Length),
            getter
        );
        return annotations.ToAnnotations();
    }
}
