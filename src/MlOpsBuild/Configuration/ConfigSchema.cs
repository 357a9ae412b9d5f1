using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Keys;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration;

/// <summary>
/// The JSON schema (draft-07, what YAML language servers know best) of mlops.yaml: completion, hover texts and errors
/// in the editor. Made from the same description of keys that <see cref="ConfigLoader"/> reads by. What compares two
/// keys' values (a slice that is not listed, two gates alike) only the loader finds.
/// </summary>
public static class ConfigSchema
{
    /// <summary>The file's name beside mlops.yaml.</summary>
    public const string FileName = "mlops.schema.json";

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>The schema as UTF-8 text with a last line feed.</summary>
    public static byte[] Write(ConfigVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var schema = RootKeys.Type.ToSchema(vocabulary);
        schema["allOf"] = new JsonArray([
            .. Enum.GetValues<ModelTask>().Select(t => (JsonNode)ForTask(t, vocabulary)),
            .. vocabulary.Trainers().Select(t => (JsonNode)ForTrainer(t, vocabulary)),
        ]);
        return ToBytes(schema, "mlops.yaml", "The configuration of an MlOpsBuild project.");
    }

    /// <summary>Puts the schema's head before it and writes it in its own order.</summary>
    internal static byte[] ToBytes(JsonObject schema, string title, string description)
    {
        var whole = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (name, value) in schema)
        {
            whole[name] = value?.DeepClone();
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            whole.WriteTo(writer);
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    // What a task allows: its metrics and trainers, and a positive value or none.
    private static JsonObject ForTask(ModelTask task, ConfigVocabulary vocabulary)
    {
        var positive = DataKeys.Positive.Name;
        var data =
            task == ModelTask.Binary
                ? new JsonObject { ["required"] = new JsonArray(positive) }
                : Properties(positive, JsonValue.Create(false));
        var gate = Properties(GateKeys.Metric.Name, OneOf(vocabulary.MetricsOf(task)));
        var then = new JsonObject
        {
            [RootKeys.Data.Name] = data,
            [RootKeys.Train.Name] = Properties(
                TrainKeys.Trainer.Name,
                OneOf(vocabulary.TrainersOf(task))
            ),
            [RootKeys.Evaluate.Name] = Properties(
                EvaluateKeys.Gates.Name,
                new JsonObject { ["items"] = gate }
            ),
        };
        return new JsonObject
        {
            ["if"] = Is(RootKeys.Task, TaskNames.Of(task)),
            ["then"] = new JsonObject { ["properties"] = then },
        };
    }

    // The parameters of the trainer that is named, or is the default.
    private static JsonObject ForTrainer(TrainerDescription trainer, ConfigVocabulary vocabulary)
    {
        var isDefault = string.Equals(
            (string)TrainKeys.Trainer.Default!,
            trainer.Name,
            StringComparison.Ordinal
        );
        var condition = Is(TrainKeys.Trainer, trainer.Name);
        if (isDefault)
        {
            condition.Remove("required");
        }

        var then = Properties(
            TrainKeys.Parameters.Name,
            trainer.IsOptional
                ? TrainKeys.Parameters.Type.ToSchema(vocabulary)
                : ParametersType.KeysOf(trainer).ToSchema(vocabulary)
        );
        foreach (var key in TrainKeys.OfSome)
        {
            if (!trainer.Keys.Contains(key.Name, StringComparer.Ordinal))
            {
                then["properties"]![key.Name] = false;
            }
        }

        if (trainer.RequiredKeys.Count > 0)
        {
            then["required"] = new JsonArray([
                .. trainer.RequiredKeys.Select(k => (JsonNode)JsonValue.Create(k)),
            ]);
        }

        var train = new JsonObject { ["if"] = condition, ["then"] = then };
        return Properties(RootKeys.Train.Name, train);
    }

    private static JsonObject Is(ConfigKey key, string value)
    {
        var condition = Properties(key.Name, new JsonObject { ["const"] = value });
        condition["required"] = new JsonArray(key.Name);
        return condition;
    }

    private static JsonObject Properties(string name, JsonNode schema) =>
        new() { ["properties"] = new JsonObject { [name] = schema } };

    private static JsonObject OneOf(IReadOnlyList<string> names) =>
        new() { ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)JsonValue.Create(n))]) };
}
