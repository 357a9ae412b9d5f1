using System.Text.Json.Nodes;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Pages.OpenApi;

/// <summary>A feature, and a row of them, as JSON schemas (2020-12, as OpenAPI 3.1 has them).</summary>
internal static class FeatureSchema
{
    /// <summary>The schema of a row: an object with a member per feature.</summary>
    public static JsonObject OfRow(ServingContract contract, ModelSignature signature)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        var example = new JsonObject();
        for (var f = 0; f < contract.Features.Count; f++)
        {
            var feature = contract.Features[f];
            var value = ExampleRow.Of(feature, signature.Features[f]);
            properties[feature.Name] = Of(feature, value);
            example[feature.Name] = Node(value);
            if (feature is { Nullable: false, Default: null })
            {
                required.Add((JsonNode)feature.Name);
            }
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["examples"] = new JsonArray(example),
        };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private static JsonObject Of(FeatureContract feature, object? example)
    {
        var schema = new JsonObject();
        var type = feature.Type switch
        {
            FeatureType.Number => "number",
            FeatureType.Integer => "integer",
            FeatureType.Boolean => "boolean",
            _ => "string",
        };
        schema["type"] = feature.Nullable ? new JsonArray(type, "null") : type;
        if (feature is { Type: FeatureType.Category, Values: { } values })
        {
            var allowed = new JsonArray([.. values.Select(v => (JsonNode?)v)]);
            if (feature.Nullable)
            {
                allowed.Add((JsonNode?)null);
            }

            schema["enum"] = allowed;
        }

        if (feature.Min is { } min)
        {
            schema["minimum"] = min;
        }

        if (feature.Max is { } max)
        {
            schema["maximum"] = max;
        }

        if (feature.Default is { } standard)
        {
            schema["default"] = DefaultOf(feature, standard);
        }

        if (feature is { Type: FeatureType.Boolean, Values: [var no, var yes] })
        {
            schema["description"] = $"The texts '{no}' and '{yes}' are taken too.";
        }

        if (feature.Personal)
        {
            schema["x-personal"] = true;
        }

        schema["examples"] = new JsonArray(Node(example));
        return schema;
    }

    private static JsonNode DefaultOf(FeatureContract feature, string text) =>
        feature.Type switch
        {
            FeatureType.Category => text,
            FeatureType.Boolean => text is "1"
                || text.Equals("true", StringComparison.OrdinalIgnoreCase)
                || (feature.Values is [_, var yes] && text == yes),
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };

    private static JsonNode? Node(object? value) =>
        value switch
        {
            null => null,
            bool flag => flag,
            double number => number,
            _ => (string)value,
        };
}
