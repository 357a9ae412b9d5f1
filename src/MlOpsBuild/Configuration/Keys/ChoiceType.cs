using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>One of some names, which may depend on the task.</summary>
/// <param name="names">The names for a task; for <see langword="null"/>, those of all tasks.</param>
internal sealed class ChoiceType(Func<ConfigVocabulary, ModelTask?, IReadOnlyList<string>> names)
    : KeyType
{
    /// <summary>What is told where a name is known and cannot be used. <value>The default value never objects.</value></summary>
    public Func<ConfigVocabulary, string, string?> Objection { get; init; } = (_, _) => null;

    /// <summary>The names for <paramref name="task"/>; all without one.</summary>
    public IReadOnlyList<string> Names(ConfigVocabulary vocabulary, ModelTask? task = null) =>
        names(vocabulary, task);

    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        $"one of: {string.Join(", ", names(context.Vocabulary, context.Task).Where(n => Objection(context.Vocabulary, n) is null))}";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            return Reject(node, path, context);
        }

        var allowed = names(context.Vocabulary, context.Task);
        foreach (var name in allowed)
        {
            if (!string.Equals(name, scalar.Text, StringComparison.Ordinal))
            {
                continue;
            }

            if (Objection(context.Vocabulary, name) is not { } objection)
            {
                return name;
            }

            context.Problems.Add(node, objection);
            return null;
        }

        var isOfOtherTask = names(context.Vocabulary, null)
            .Contains(scalar.Text, StringComparer.Ordinal);
        return Reject(
            node,
            path,
            context,
            isOfOtherTask
                ? $" '{scalar.Text}' is not for {TaskNames.Of(context.Task!.Value)} models."
                : NearestName.Hint(scalar.Text, allowed)
        );
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new()
        {
            ["enum"] = new JsonArray([
                .. names(vocabulary, null).Select(n => (JsonNode)JsonValue.Create(n)),
            ]),
        };
}
