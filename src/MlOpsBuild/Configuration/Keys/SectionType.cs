using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A section with known keys: a <see cref="Section"/>.</summary>
/// <param name="keys">The keys, in the order in which they are read, told and written.</param>
internal sealed class SectionType(IReadOnlyList<ConfigKey> keys) : KeyType
{
    /// <summary>The keys.</summary>
    public IReadOnlyList<ConfigKey> Keys => keys;

    /// <summary>Keys of which exactly one must be there.</summary>
    public IReadOnlyList<ConfigKey> ExactlyOneOf { get; init; } = [];

    /// <summary>Pairs of keys that are there both or neither.</summary>
    public IReadOnlyList<(ConfigKey, ConfigKey)> Together { get; init; } = [];

    /// <summary>Pairs of keys that exclude each other, with the reason.</summary>
    public IReadOnlyList<(ConfigKey, ConfigKey, string Reason)> Apart { get; init; } = [];

    /// <summary>Further rules, for what was read without problems.</summary>
    public Action<Section, ReadContext>? Rules { get; init; }

    /// <inheritdoc/>
    public override string Expected(ReadContext context) =>
        $"a section with: {string.Join(", ", keys.Select(k => k.Name))}";

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

        var prefix = path.Length == 0 ? "" : path + ".";
        var section = new Section(this, map, path);
        for (var i = 0; i < keys.Count; i++)
        {
            var key = keys[i];
            if (map.Find(key.Name) is { } entry)
            {
                var value = key.Type.Read(entry.Value, prefix + key.Name, context);
                section.Set(i, entry, value);
                key.Remember?.Invoke(context, value);
            }
            else if (key.Required)
            {
                context.Problems.Add(
                    node,
                    $"{Lead(path)}'{key.Name}' is missing: {Lower(key.Description)}"
                );
            }
        }

        Entries.Check(map, keys, path, context);
        CheckCombinations(section, context);
        Rules?.Invoke(section, context);
        return section;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        SectionSchema.Of(this, vocabulary);

    /// <summary>How a message about the section at <paramref name="path"/> starts.</summary>
    internal static string Lead(string path) => path.Length == 0 ? "" : path + ": ";

    private void CheckCombinations(Section section, ReadContext context)
    {
        var given = ExactlyOneOf.Where(section.Has).ToList();
        if (ExactlyOneOf.Count > 0 && given.Count != 1)
        {
            var found = given.Count == 0 ? "none" : string.Join(" and ", given.Select(k => k.Name));
            context.Problems.Add(
                given.Count == 0 ? section.Node : section.KeyNode(given[1]),
                $"{Lead(section.Path)}found {found}, expected exactly one of: {string.Join(", ", ExactlyOneOf.Select(k => k.Name))}."
            );
        }

        foreach (var (one, other) in Together)
        {
            if (section.Has(one) != section.Has(other))
            {
                var (present, absent) = section.Has(one) ? (one, other) : (other, one);
                context.Problems.Add(
                    section.KeyNode(present),
                    $"{Lead(section.Path)}'{present.Name}' needs '{absent.Name}': {Lower(absent.Description)}"
                );
            }
        }

        foreach (var (one, other, reason) in Apart)
        {
            if (section.Has(one) && section.Has(other))
            {
                context.Problems.Add(
                    section.KeyNode(other),
                    $"{Lead(section.Path)}'{other.Name}' and '{one.Name}' exclude each other: {reason}"
                );
            }
        }
    }

    private static string Lower(string sentence) =>
        char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
