using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>Sections by the name of a plug-in: a list of <see cref="NamedSection"/>.</summary>
/// <param name="noun">What the names are, e.g. <c>check</c>.</param>
/// <param name="names">The names.</param>
/// <param name="section">What each holds.</param>
internal sealed class NamedSectionsType(
    string noun,
    Func<ConfigVocabulary, IReadOnlyList<string>> names,
    SectionType section
) : KeyType
{
    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        $"sections named as a {noun}: {string.Join(", ", names(context.Vocabulary))}";

    /// <inheritdoc/>
    public override object? Read(YamlNode node, string path, ReadContext context)
    {
        if (node is not YamlMap map)
        {
            return Reject(
                node,
                path,
                context,
                node is YamlScalar { IsNull: true } ? " Or remove the key." : ""
            );
        }

        var allowed = map.Entries.Count == 0 ? [] : names(context.Vocabulary);
        var found = new List<NamedSection>();
        foreach (var (key, value) in map.Entries)
        {
            if (!allowed.Contains(key.Text, StringComparer.Ordinal))
            {
                context.Problems.Add(
                    key,
                    $"{path}: unknown {noun} {key.Describe()}.{NearestName.Hint(key.Text, allowed)} Allowed: {string.Join(", ", allowed)}."
                );
            }
            else if (section.Read(value, $"{path}.{key.Text}", context) is Section read)
            {
                found.Add(new NamedSection(key, read));
            }
        }

        Entries.CheckDuplicates(map, path, context);
        return found;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary)
    {
        var properties = new JsonObject();
        foreach (var name in names(vocabulary))
        {
            properties[name] = section.ToSchema(vocabulary);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }
}
