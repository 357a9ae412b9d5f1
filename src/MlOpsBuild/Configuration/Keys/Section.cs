using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The values of one section; absent keys have their default.</summary>
/// <param name="type">Its keys.</param>
/// <param name="node">Its place.</param>
/// <param name="path">Its name with the sections around it; empty for the file.</param>
internal sealed class Section(SectionType type, YamlMap node, string path)
{
    private readonly object?[] _values = new object?[type.Keys.Length];
    private readonly YamlEntry?[] _entries = new YamlEntry?[type.Keys.Length];

    /// <summary>Its place.</summary>
    public YamlMap Node => node;

    /// <summary>Its name with the sections around it; empty for the file.</summary>
    public string Path => path;

    /// <summary>Keeps what was read of the key at <paramref name="index"/>.</summary>
    public void Set(int index, YamlEntry entry, object? value) =>
        (_entries[index], _values[index]) = (entry, value);

    /// <summary>Whether the key is in the file.</summary>
    public bool Has(ConfigKey key) => _entries[IndexOf(key)] is not null;

    /// <summary>The place of the key, which must be in the file.</summary>
    public YamlNode KeyNode(ConfigKey key) => _entries[IndexOf(key)]!.Key;

    /// <summary>The place of the key's value, which must be in the file.</summary>
    public YamlNode ValueNode(ConfigKey key) => _entries[IndexOf(key)]!.Value;

    /// <summary>The value, its default, or <see langword="null"/> where it has none or is wrong.</summary>
    public object? Value(ConfigKey key)
    {
        var index = IndexOf(key);
        return _entries[index] is null ? key.Default : _values[index];
    }

    /// <summary>A text.</summary>
    public string? Text(ConfigKey key) => (string?)Value(key);

    /// <summary>A number.</summary>
    public double? Number(ConfigKey key) => (double?)Value(key);

    /// <summary>The items of a list of texts; none where it is absent or wrong.</summary>
    public string[] Texts(ConfigKey key) => Items<string>(key);

    /// <summary>The items of a list of sections; none where it is absent or wrong.</summary>
    public Section[] Sections(ConfigKey key) => Items<Section>(key);

    /// <summary>A section within.</summary>
    public Section? Child(ConfigKey key) => (Section?)Value(key);

    private T[] Items<T>(ConfigKey key)
        where T : class
    {
        if (Value(key) is not object?[] { Length: > 0 } values)
        {
            return [];
        }

        var items = new T[values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = (T)values[i]!;
        }

        return items;
    }

    private int IndexOf(ConfigKey key)
    {
        for (var i = 0; i < type.Keys.Length; i++)
        {
            if (ReferenceEquals(type.Keys[i], key))
            {
                return i;
            }
        }

        throw new ArgumentException($"'{key.Name}' is no key of this section.", nameof(key));
    }
}
