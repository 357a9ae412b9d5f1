using System.Text.Json.Nodes;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>Sections by names that the user gives: a list of <see cref="NamedSection"/>.</summary>
/// <param name="noun">What the names are of, e.g. <c>environment</c>.</param>
/// <param name="name">What a name may be.</param>
/// <param name="section">What each holds.</param>
internal sealed class FreelyNamedSectionsType(string noun, TextType name, SectionType section)
    : KeyType
{
    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        $"sections, each with the name of an {noun}";

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

        var found = new List<NamedSection>();
        foreach (var (key, value) in map.Entries)
        {
            if (
                name.Read(key, path, context) is string
                && section.Read(value, $"{path}.{key.Text}", context) is Section read
            )
            {
                found.Add(new NamedSection(key, read));
            }
        }

        Entries.CheckDuplicates(map, path, context);
        return found;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        new()
        {
            ["type"] = "object",
            ["patternProperties"] = new JsonObject
            {
                [name.Pattern!] = section.ToSchema(vocabulary),
            },
            ["additionalProperties"] = false,
        };
}
