using System.Text.Json.Nodes;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The JSON schema of a section.</summary>
internal static class SectionSchema
{
    /// <summary>The schema of <paramref name="type"/>.</summary>
    public static JsonObject Of(SectionType type, ConfigVocabulary vocabulary)
    {
        var properties = new JsonObject();
        foreach (var key in type.Keys)
        {
            properties[key.Name] = Of(key, vocabulary);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = type.Keys.Where(k => k.Required).ToList();
        if (required.Count > 0)
        {
            schema["required"] = NamesOf(required);
        }

        schema["additionalProperties"] = type.Others is { } others
            ? others.ToSchema(vocabulary)
            : JsonValue.Create(false);
        if (type.ExactlyOneOf.Length > 0)
        {
            schema["oneOf"] = new JsonArray([
                .. type.ExactlyOneOf.Select(k =>
                    (JsonNode)new JsonObject { ["required"] = NamesOf([k]) }
                ),
            ]);
        }

        if (type.Together.Length > 0)
        {
            var dependencies = new JsonObject();
            foreach (var (one, other, _) in type.Together)
            {
                dependencies[one.Name] = NamesOf([other]);
                dependencies[other.Name] = NamesOf([one]);
            }

            schema["dependencies"] = dependencies;
        }

        if (type.Apart.Length > 0)
        {
            schema["allOf"] = new JsonArray([
                .. type.Apart.Select(p =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["not"] = new JsonObject { ["required"] = NamesOf([p.One, p.Other]) },
                        }
                ),
            ]);
        }

        return schema;
    }

    private static JsonObject Of(ConfigKey key, ConfigVocabulary vocabulary)
    {
        var schema = new JsonObject { ["description"] = key.Description };
        foreach (var (name, value) in key.Type.ToSchema(vocabulary))
        {
            schema[name] = value?.DeepClone();
        }

        if (ToJson(key.Default) is { } standard)
        {
            schema["default"] = standard;
        }

        return schema;
    }

    private static JsonArray NamesOf(IReadOnlyList<ConfigKey> keys) =>
        [.. keys.Select(k => (JsonNode)JsonValue.Create(k.Name))];

    private static JsonNode? ToJson(object? value) =>
        value switch
        {
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            double number => JsonValue.Create(number),
            long whole => JsonValue.Create(whole),
            ulong seed => JsonValue.Create(seed),
            TimeSpan time => JsonValue.Create(DurationType.Write(time)),
            object?[] items => new JsonArray([.. items.Select(ToJson)]),
            _ => null,
        };
}
