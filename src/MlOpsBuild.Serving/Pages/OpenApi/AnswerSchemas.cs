using System.Text.Json.Nodes;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Protocols;

namespace MlOpsBuild.Serving.Pages.OpenApi;

/// <summary>The schemas of requests and answers, by name.</summary>
internal static class AnswerSchemas
{
    /// <summary>All of them.</summary>
    public static JsonObject Of(
        ServeSettings settings,
        IReadOnlyList<ServedModel> models,
        ServedModel main
    )
    {
        var signature = main.Scorer.Signature;
        return new JsonObject
        {
            ["Row"] = FeatureSchema.OfRow(main.Contract, signature),
            ["Rows"] = new JsonObject
            {
                ["description"] = "One row, or many.",
                ["oneOf"] = new JsonArray(
                    Ref("Row"),
                    RowList(settings),
                    Object(required: ["rows"], ("rows", RowList(settings)))
                ),
            },
            ["Predictions"] = Object(
                required: ["model", "predictions"],
                (
                    "model",
                    Object(
                        required: ["name", "version", "digest"],
                        ("name", Const(settings.Model)),
                        ("version", Enum(models.Select(m => m.Name))),
                        ("digest", Enum(Digests(models)))
                    )
                ),
                ("predictions", List(Ref("Prediction"), minItems: 1))
            ),
            ["Prediction"] = Prediction(signature),
            ["InferRequest"] = InferRequest(main),
            ["InferResponse"] = InferResponse(settings, models, signature),
            ["Error"] = Object(
                required: ["error"],
                ("error", Type("string")),
                (
                    "problems",
                    List(
                        Object(
                            required: ["problem"],
                            ("row", Type("integer", ("minimum", 0))),
                            ("feature", Type("string")),
                            ("problem", Type("string"))
                        ),
                        minItems: 1
                    )
                )
            ),
            ["Model"] = Object(
                required: ["name", "versions", "platform", "inputs", "outputs"],
                ("name", Const(settings.Model)),
                ("versions", List(Enum(Digests(models)))),
                ("platform", Type("string")),
                ("inputs", List(Ref("TensorInfo"))),
                ("outputs", List(Ref("TensorInfo")))
            ),
            ["TensorInfo"] = Object(
                required: ["name", "datatype", "shape"],
                ("name", Type("string")),
                ("datatype", Type("string")),
                ("shape", List(Type("integer")))
            ),
        };
    }

    /// <summary>A reference to a schema by name.</summary>
    public static JsonObject Ref(string name) =>
        new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>The schema of a type, with what else it says.</summary>
    public static JsonObject Type(string type, params ReadOnlySpan<(string, JsonNode)> more)
    {
        var schema = new JsonObject { ["type"] = type };
        foreach (var (name, value) in more)
        {
            schema[name] = value;
        }

        return schema;
    }

    /// <summary>The schema of one of some texts.</summary>
    public static JsonObject Enum(IEnumerable<string> values) =>
        new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. values.Select(v => (JsonNode?)v)]),
        };

    /// <summary>The schema of an object with these members and no others.</summary>
    public static JsonObject Object(
        string[] required,
        params ReadOnlySpan<(string Name, JsonObject Schema)> members
    )
    {
        var properties = new JsonObject();
        foreach (var (name, schema) in members)
        {
            properties[name] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(r => (JsonNode?)r)]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>The schema of a text that is always the same.</summary>
    public static JsonObject Const(string value) =>
        new() { ["type"] = "string", ["const"] = value };

    private static JsonObject List(JsonObject items, int minItems = 0)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        if (minItems > 0)
        {
            schema["minItems"] = minItems;
        }

        return schema;
    }

    private static JsonObject RowList(ServeSettings settings)
    {
        var list = List(Ref("Row"), minItems: 1);
        list["maxItems"] = settings.Limits.Rows;
        return list;
    }

    private static IEnumerable<string> Digests(IReadOnlyList<ServedModel> models) =>
        models.Select(m => m.Digest).Distinct(StringComparer.Ordinal);

    private static JsonObject Prediction(ModelSignature signature)
    {
        if (signature.Task == ModelTask.Regression)
        {
            return Object(required: ["prediction"], ("prediction", Type("number")));
        }

        var prediction = ("prediction", Enum(signature.Classes));
        return signature.Task == ModelTask.Binary
            ? Object(
                required: ["prediction", "probability"],
                prediction,
                ("probability", Probability($"That it is '{signature.Classes[1]}'."))
            )
            : Object(
                required: ["prediction", "probabilities"],
                prediction,
                (
                    "probabilities",
                    Object(
                        required: [.. signature.Classes],
                        [.. signature.Classes.Select(c => (c, Probability(null)))]
                    )
                )
            );
    }

    private static JsonObject Probability(string? description)
    {
        var schema = Type("number", ("minimum", 0), ("maximum", 1));
        if (description is not null)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private static JsonObject InferRequest(ServedModel model)
    {
        var inputs = new JsonArray();
        for (var f = 0; f < model.Contract.Features.Count; f++)
        {
            var feature = model.Contract.Features[f];
            var tensor = new JsonObject
            {
                ["name"] = feature.Name,
                ["datatype"] = TensorTypes.NameFor(feature.Type),
                ["shape"] = new JsonArray(1),
                ["data"] = new JsonArray(
                    ExampleRow.Of(feature, model.Scorer.Signature.Features[f]) switch
                    {
                        null => null,
                        bool flag => (JsonNode)flag,
                        double number => number,
                        var text => (string)text,
                    }
                ),
            };
            inputs.Add((JsonNode)tensor);
        }

        var request = Object(
            required: ["inputs"],
            ("id", Type("string")),
            ("parameters", Type("object")),
            (
                "inputs",
                List(
                    Object(
                        required: ["name", "shape", "datatype", "data"],
                        ("name", Enum(model.Contract.Features.Select(f => f.Name))),
                        ("shape", List(Type("integer", ("minimum", 1)), minItems: 1)),
                        (
                            "datatype",
                            Enum(
                                TensorTypes
                                    .Names.Replace(" or ", ", ", StringComparison.Ordinal)
                                    .Split(", ")
                            )
                        ),
                        ("parameters", Type("object")),
                        (
                            "data",
                            new JsonObject
                            {
                                ["type"] = "array",
                                ["description"] = "A value per row, null where it is missing.",
                            }
                        )
                    ),
                    minItems: 1
                )
            ),
            (
                "outputs",
                List(
                    Object(
                        required: ["name"],
                        ("name", Type("string")),
                        ("parameters", Type("object"))
                    )
                )
            )
        );
        request["examples"] = new JsonArray(new JsonObject { ["inputs"] = inputs });
        return request;
    }

    private static JsonObject InferResponse(
        ServeSettings settings,
        IReadOnlyList<ServedModel> models,
        ModelSignature signature
    ) =>
        Object(
            required: ["model_name", "model_version", "outputs"],
            ("model_name", Const(settings.Model)),
            ("model_version", Enum(Digests(models))),
            ("id", Type("string")),
            (
                "outputs",
                List(
                    Object(
                        required: ["name", "shape", "datatype", "data"],
                        (
                            "name",
                            Enum([
                                .. (
                                    (string[])
                                        [AnswerTexts.NameOfScores(signature.Task), "prediction"]
                                ).Distinct(StringComparer.Ordinal),
                            ])
                        ),
                        ("shape", List(Type("integer", ("minimum", 1)), minItems: 1)),
                        ("datatype", Enum(["FP64", "BYTES"])),
                        ("data", new JsonObject { ["type"] = "array" })
                    )
                )
            )
        );
}
