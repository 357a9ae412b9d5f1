using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>Checks the keys that a section of the file has.</summary>
internal static class Entries
{
    /// <summary>Reports keys that are not among <paramref name="keys"/> or stand twice.</summary>
    public static void Check(YamlMap map, ConfigKey[] keys, string path, ReadContext context)
    {
        foreach (var entry in map.Entries)
        {
            if (!IsKnown(entry, keys))
            {
                var names = keys.Select(k => k.Name).ToList();
                var hint = NearestName.Hint(entry.Key.Text, names);
                if (hint.Length == 0 && context.Root?.PathTo(entry.Key.Text) is { } place)
                {
                    hint = $" It belongs in {place}.";
                }

                var allowed = names.Count == 0 ? "none" : string.Join(", ", names);
                context.Problems.Add(
                    entry.Key,
                    $"{SectionType.Lead(path)}unknown key {Quote(entry)}.{hint} Allowed: {allowed}."
                );
            }
        }

        CheckDuplicates(map, path, context);
    }

    /// <summary>Reports keys that stand twice.</summary>
    public static void CheckDuplicates(YamlMap map, string path, ReadContext context)
    {
        foreach (var (entry, first) in map.Duplicates())
        {
            context.Problems.Add(
                entry.Key,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{SectionType.Lead(path)}the key {Quote(entry)} stands here again; line {first.Key.Line} has it already."
                )
            );
        }
    }

    private static string Quote(YamlEntry entry) => $"'{entry.Key.Text.ReplaceLineEndings(" ")}'";

    private static bool IsKnown(YamlEntry entry, ConfigKey[] keys)
    {
        foreach (var key in keys)
        {
            if (string.Equals(key.Name, entry.Key.Text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
