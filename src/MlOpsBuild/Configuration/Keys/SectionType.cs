using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>A section with known keys: a <see cref="Section"/>.</summary>
/// <param name="keys">The keys, in the order in which they are read, told and written.</param>
internal sealed class SectionType(ConfigKey[] keys) : KeyType
{
    /// <summary>The keys.</summary>
    public ConfigKey[] Keys => keys;

    /// <summary>Keys of which exactly one must be there.</summary>
    public ConfigKey[] ExactlyOneOf { get; init; } = [];

    /// <summary>Pairs of keys that are there both or neither.</summary>
    public KeyPair[] Together { get; init; } = [];

    /// <summary>Pairs of keys that exclude each other, with the reason.</summary>
    public KeyPair[] Apart { get; init; } = [];

    /// <summary>
    /// What the values of keys may be that are not known. <value>The default value is <see langword="null"/>: there may be none; whoever
    /// sets it reads them.</value>
    /// </summary>
    public KeyType? Others { get; init; }

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
        for (var i = 0; i < keys.Length; i++)
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
                    $"{Lead(path)}'{key.Name}' is missing. {key.Description}"
                );
            }
        }

        if (Others is null)
        {
            Entries.Check(map, keys, path, context);
        }
        else
        {
            Entries.CheckDuplicates(map, path, context);
        }

        CheckCombinations(section, context);
        Rules?.Invoke(section, context);
        return section;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema(ConfigVocabulary vocabulary) =>
        SectionSchema.Of(this, vocabulary);

    /// <summary>The section within this one that has a key of that name, e.g. <c>data.split</c>; or <see langword="null"/>.</summary>
    public string? PathTo(string name)
    {
        foreach (var key in keys)
        {
            if (key.Type is not SectionType inner)
            {
                continue;
            }

            if (inner.Keys.Any(k => string.Equals(k.Name, name, StringComparison.Ordinal)))
            {
                return key.Name;
            }

            if (inner.PathTo(name) is { } rest)
            {
                return $"{key.Name}.{rest}";
            }
        }

        return null;
    }

    /// <summary>How a message about the section at <paramref name="path"/> starts.</summary>
    internal static string Lead(string path) => path.Length == 0 ? "" : path + ": ";

    private void CheckCombinations(Section section, ReadContext context)
    {
        if (ExactlyOneOf.Length > 0)
        {
            CheckExactlyOne(section, context);
        }

        foreach (var pair in Together)
        {
            if (section.Has(pair.One) != section.Has(pair.Other))
            {
                var (present, absent) = section.Has(pair.One)
                    ? (pair.One, pair.Other)
                    : (pair.Other, pair.One);
                context.Problems.Add(
                    section.KeyNode(present),
                    $"{Lead(section.Path)}'{present.Name}' needs '{absent.Name}'. {absent.Description}"
                );
            }
        }

        foreach (var pair in Apart)
        {
            if (section.Has(pair.One) && section.Has(pair.Other))
            {
                context.Problems.Add(
                    section.KeyNode(pair.Other),
                    $"{Lead(section.Path)}'{pair.Other.Name}' and '{pair.One.Name}' exclude each other: {pair.Reason}"
                );
            }
        }
    }

    private void CheckExactlyOne(Section section, ReadContext context)
    {
        ConfigKey? first = null;
        ConfigKey? second = null;
        foreach (var key in ExactlyOneOf)
        {
            if (section.Has(key))
            {
                (first, second) = first is null ? (key, null) : (first, second ?? key);
            }
        }

        if (first is null || second is not null)
        {
            context.Problems.Add(
                second is null ? section.Node : section.KeyNode(second),
                $"{Lead(section.Path)}found {(second is null ? "none" : $"{first!.Name} and {second.Name}")}, expected exactly one of: {string.Join(", ", ExactlyOneOf.Select(k => k.Name))}."
            );
        }
    }
}
