namespace MlOpsBuild.Configuration.Yaml;

/// <summary>A section: <c>{ a: 1, b: 2 }</c> or lines of <c>key: value</c>. May hold a key twice; see <see cref="Duplicates"/>.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="entries">The entries, in the order of the file.</param>
internal sealed class YamlMap(int line, int column, IReadOnlyList<YamlEntry> entries)
    : YamlNode(line, column)
{
    /// <summary>The entries, in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <summary>The first entry of that key, or <see langword="null"/>.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The entries whose key an earlier entry has, each with that first entry.</summary>
    public IEnumerable<(YamlEntry Entry, YamlEntry First)> Duplicates()
    {
        foreach (var entry in Entries)
        {
            if (Find(entry.Key.Text) is { } first && !ReferenceEquals(first, entry))
            {
                yield return (entry, first);
            }
        }
    }

    /// <inheritdoc/>
    public override string Describe() => "a section";
}
