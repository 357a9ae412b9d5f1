using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Training.Command;

/// <summary>The files <c>schema.json</c> and <c>parameters.json</c>, which tell a training program what the columns are and what it shall do.</summary>
internal static class TrainingSchema
{
    /// <summary>The bytes of <c>schema.json</c>.</summary>
    public static byte[] ToBytes(ModelSignature signature, DataSchema? schema) =>
        CanonicalJson.ToIndented(
            new JsonObject
            {
                ["classes"] = Texts(signature.Classes),
                ["features"] = new JsonArray([
                    .. signature.Features.Select(f => (JsonNode)Feature(f, schema?.Find(f.Name))),
                ]),
                ["label"] = signature.Label,
                ["task"] = NameOf(signature.Task),
            }
        );

    /// <summary>The bytes of <c>parameters.json</c>.</summary>
    public static byte[] ParametersOf(TrainingRequest request)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in request.Parameters)
        {
            parameters[name] = value switch
            {
                bool flag => JsonValue.Create(flag),
                long whole => JsonValue.Create(whole),
                double number => JsonValue.Create(number),
                _ => JsonValue.Create((string)value),
            };
        }

        return CanonicalJson.ToIndented(
            new JsonObject
            {
                ["parameters"] = parameters,
                ["seed"] = request.Seed,
                ["threads"] = (long)request.Threads,
            }
        );
    }

    /// <summary>A task's name in mlops.yaml.</summary>
    public static string NameOf(ModelTask task) => task.ToString().ToLowerInvariant();

    private static JsonObject Feature(FeatureSpec feature, ColumnSchema? column)
    {
        var json = new JsonObject
        {
            ["kind"] = feature.Kind == FeatureKind.Category ? "category" : "number",
            ["name"] = feature.Name,
        };
        if (feature.Kind == FeatureKind.Category)
        {
            json["categories"] = Texts(feature.Categories);
        }

        if (column is not null)
        {
            json["type"] = column.Type.ToString().ToLowerInvariant();
        }

        if (column?.Min is { } min)
        {
            json["min"] = min;
        }

        if (column?.Max is { } max)
        {
            json["max"] = max;
        }

        return json;
    }

    private static JsonArray Texts(IReadOnlyList<string> texts) =>
        new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);
}
