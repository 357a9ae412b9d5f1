using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOpsBuild.Tests.Reports;

/// <summary>As much of JSON Schema 2020-12 as report.schema.json uses; another keyword is an error.</summary>
internal static class SchemaCheck
{
    public static IReadOnlyList<string> Errors(JsonNode schema, JsonNode? value)
    {
        var errors = new List<string>();
        Check(schema, (JsonObject)schema, value, "$", errors);
        return errors;
    }

    private static void Check(
        JsonNode root,
        JsonObject schema,
        JsonNode? value,
        string path,
        List<string> errors
    )
    {
        foreach (var (keyword, rule) in schema)
        {
            switch (keyword)
            {
                case "$schema" or "$defs" or "title" or "description" or "additionalProperties":
                    break;
                case "$ref":
                    var name = rule!.GetValue<string>()["#/$defs/".Length..];
                    Check(root, (JsonObject)root["$defs"]![name]!, value, path, errors);
                    break;
                case "type":
                    string[] types = rule is JsonArray list
                        ? [.. list.Select(t => t!.GetValue<string>())]
                        : [rule!.GetValue<string>()];
                    if (!types.Any(t => Is(t, value)))
                    {
                        errors.Add($"{path}: no {string.Join(" or ", types)}");
                    }

                    break;
                case "enum":
                    if (!((JsonArray)rule!).Any(v => JsonNode.DeepEquals(v, value)))
                    {
                        errors.Add($"{path}: not in {rule!.ToJsonString()}");
                    }

                    break;
                case "anyOf":
                    var fits = ((JsonArray)rule!).Any(s =>
                    {
                        var inner = new List<string>();
                        Check(root, (JsonObject)s!, value, path, inner);
                        return inner.Count == 0;
                    });
                    if (!fits)
                    {
                        errors.Add($"{path}: fits none");
                    }

                    break;
                case "required":
                    errors.AddRange(
                        ((JsonArray)rule!)
                            .Select(n => n!.GetValue<string>())
                            .Where(n => value is JsonObject map && !map.ContainsKey(n))
                            .Select(n => $"{path}.{n}: missing")
                    );
                    break;
                case "items":
                    foreach (var (item, i) in (value as JsonArray ?? []).Select((v, i) => (v, i)))
                    {
                        Check(root, (JsonObject)rule!, item, $"{path}[{i}]", errors);
                    }

                    break;
                case "properties":
                    foreach (var (key, item) in value as JsonObject ?? [])
                    {
                        if (rule![key] is JsonObject known)
                        {
                            Check(root, known, item, $"{path}.{key}", errors);
                        }
                        else if (schema["additionalProperties"]?.GetValue<bool>() == false)
                        {
                            errors.Add($"{path}.{key}: unknown");
                        }
                    }

                    break;
                default:
                    errors.Add($"schema keyword {keyword}");
                    break;
            }
        }
    }

    private static bool Is(string type, JsonNode? value) =>
        type switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            "integer" => value is JsonValue v
                && v.GetValueKind() == JsonValueKind.Number
                && v.TryGetValue(out long _),
            _ => false,
        };
}
