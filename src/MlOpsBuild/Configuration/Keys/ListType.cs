using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A list: an array of the items' values.</summary>
/// <param name="item">What an item may be.</param>
/// <param name="expected">What is allowed, e.g. <c>a list of column names</c>.</param>
internal sealed class ListType(KeyType item, string expected) : KeyType
{
    /// <summary>Whether equal texts are not allowed.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether it may have no items.</summary>
    public bool MayBeEmpty { get; init; } = true;

    /// <summary>
    /// How the list of a text without brackets would be written. <value>The default value is a list of that text.</value>
    /// </summary>
    public Func<string, string> ListOf { get; init; } = text => text;

    /// <summary>What an item may be.</summary>
    public KeyType Item => item;

    /// <inheritdoc/>
    public override string Expected(ReadContext context) => expected;

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlList list)
        {
            return Reject(node, path, context, HintFor(node));
        }

        if (list.Items.Count == 0 && !MayBeEmpty)
        {
            context.Problems.Add(node, $"{path}: the list is empty, expected {expected}.");
            return null;
        }

        var values = new object?[list.Items.Count];
        var good = true;
        for (var i = 0; i < values.Length; i++)
        {
            var value = item.Read(list.Items[i], path, context);
            if (Unique && value is not null && Array.IndexOf(values, value, 0, i) >= 0)
            {
                context.Problems.Add(
                    list.Items[i],
                    $"{path}: {list.Items[i].Describe()} is listed twice."
                );
            }

            values[i] = value;
            good &= value is not null;
        }

        return good ? values : null;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.ToSchema(vocabulary) };
        if (Unique)
        {
            schema["uniqueItems"] = true;
        }

        if (!MayBeEmpty)
        {
            schema["minItems"] = 1;
        }

        return schema;
    }

    private string HintFor(YamlNode node) =>
        node is not YamlScalar scalar ? ""
        : scalar.IsNull ? " Write [] for none."
        : $" Write [{ListOf(scalar.Text)}].";
}
