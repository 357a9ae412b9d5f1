using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;
using MlOpsBuild.Training;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>
/// The parameters of the trainer that was read before: a dictionary from name to a <see cref="bool"/>,
/// <see cref="long"/>, <see cref="double"/> or string, as the parameter's default is. What a trainer takes without declaring it is
/// what it is written as.
/// </summary>
internal sealed class ParametersType : KeyType
{
    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        "a section with the trainer's parameters";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlMap map)
        {
            return Reject(node, path, context);
        }

        if (TrainerOf(context) is not { } trainer)
        {
            return null; // Told already: the trainer is wrong.
        }

        var type = KeysOf(trainer);
        var section = (Section)type.Read(node, path, context)!;
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var key in type.Keys)
        {
            if (map.Find(key.Name) is not null && section.Value(key) is { } value)
            {
                values.Add(key.Name, value);
            }
        }

        if (trainer.TakesAnyParameter)
        {
            ReadFree(map, type, path, context, values);
        }

        return values;
    }

    /// <summary>Any trainer's parameters; <see cref="ConfigSchema"/> narrows it to those of the trainer that is named.</summary>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new() { ["type"] = "object" };

    /// <summary>The keys of one trainer's parameters.</summary>
    public static SectionType KeysOf(TrainerDescription trainer)
    {
        var keys = new ConfigKey[trainer.Parameters.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ToKey(trainer.Parameters[i]);
        }

        return new SectionType(keys)
        {
            Others = trainer.TakesAnyParameter ? FreeValueType.Any : null,
        };
    }

    private static void ReadFree(
        YamlMap map,
        SectionType declared,
        string path,
        ReadContext context,
        Dictionary<string, object> values
    )
    {
        foreach (var entry in map.Entries)
        {
            var name = entry.Key.Text;
            if (declared.Keys.Any(k => string.Equals(k.Name, name, StringComparison.Ordinal)))
            {
                continue;
            }

            if (name.Length == 0)
            {
                context.Problems.Add(entry.Key, $"{path}: a parameter without a name.");
            }
            else if (FreeValueType.Any.Read(entry.Value, $"{path}.{name}", context) is { } value)
            {
                values.TryAdd(name, value);
            }
        }
    }

    private static TrainerDescription? TrainerOf(ReadContext context)
    {
        foreach (var trainer in context.Vocabulary.Trainers())
        {
            if (string.Equals(trainer.Name, context.Trainer, StringComparison.Ordinal))
            {
                return trainer;
            }
        }

        return null;
    }

    private static ConfigKey ToKey(TrainerParameter parameter) =>
        new(parameter.Name, TypeOf(parameter), parameter.Description)
        {
            Default = parameter.Default is int whole ? (long)whole : parameter.Default,
        };

    private static KeyType TypeOf(TrainerParameter parameter) =>
        parameter.Default switch
        {
            bool => new FlagType(),
            string => new TextType("text"),
            double => new NumberType { Min = parameter.Min, Max = parameter.Max },
            long or int => new NumberType
            {
                Whole = true,
                Min = parameter.Min,
                Max = parameter.Max,
            },
            var other => throw new ArgumentException(
                $"The parameter '{parameter.Name}' has a default of type {other.GetType()}; a bool, long, double or string was expected.",
                nameof(parameter)
            ),
        };
}
