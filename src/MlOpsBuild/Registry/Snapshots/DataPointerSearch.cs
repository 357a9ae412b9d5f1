using System.IO.Enumeration;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Looks for pointers where they can be.</summary>
internal static class DataPointerSearch
{
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = default,
        IgnoreInaccessible = true,
    };

    public static IReadOnlyList<DataPointerFile> Run(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var full = Path.GetFullPath(root);
        var found = new List<DataPointerFile>();
        if (Directory.Exists(full))
        {
            Look(full, full, "", found);
        }

        found.Sort((a, b) => string.CompareOrdinal(a.PointerPath, b.PointerPath));
        return found;
    }

    private static void Look(string root, string folder, string prefix, List<DataPointerFile> found)
    {
        var folders = new List<string>();
        var tracked = new HashSet<string>(StringComparer.Ordinal);
        var entries = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.FileName.ToString(),
            Options
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.IsDirectory
                    ? entry.FileName[0] != '.' && !entry.FileName.SequenceEqual("node_modules")
                    : IsPointer(entry.FileName),
        };
        foreach (var name in entries)
        {
            if (IsPointer(name) && !Directory.Exists(Path.Combine(folder, name)))
            {
                var target = name[..^DataPointer.Suffix.Length];
                tracked.Add(target);
                found.Add(new DataPointerFile(root, prefix + target));
            }
            else
            {
                folders.Add(name);
            }
        }

        foreach (var name in folders)
        {
            var path = Path.Combine(folder, name);
            if (
                !tracked.Contains(name)
                && !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint)
            )
            {
                Look(root, path, $"{prefix}{name}/", found);
            }
        }
    }

    private static bool IsPointer(ReadOnlySpan<char> name) =>
        name.Length > DataPointer.Suffix.Length
        && name.EndsWith(DataPointer.Suffix, StringComparison.Ordinal);
}
