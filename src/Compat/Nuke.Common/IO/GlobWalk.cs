using System.IO.Enumeration;

namespace Nuke.Common.IO;

/// <summary>Finds what a pattern matches. Directories that cannot have any of it are not read.</summary>
internal sealed class GlobWalk(GlobPattern pattern, bool directories, List<string> results)
{
    private static readonly EnumerationOptions s_options = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    public void Run(string root)
    {
        if (pattern.Length == 0)
            return;

        var states = new SortedSet<int> { 0 };
        pattern.Close(states);
        Visit(root, states);
    }

    private void Visit(string directory, SortedSet<int> states)
    {
        if (directories && states.Contains(pattern.Length))
            results.Add(directory);

        if (states.Max == pattern.Length && states.Count == 1)
            return;

        var files = new List<string>();
        var children = new List<(string Name, bool IsLink)>();
        foreach (var (name, isDirectory, isLink) in Read(directory))
        {
            if (isDirectory)
                children.Add((name, isLink));
            else if (pattern.MatchesFile(states, name))
                files.Add(name);
        }

        files.Sort(StringComparer.Ordinal);
        foreach (var file in files)
            results.Add(Path.Join(directory, file));

        children.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var (name, isLink) in children)
        {
            var next = pattern.Enter(states, name);
            if (next.Count == 0)
                continue;

            var path = Path.Join(directory, name);
            if (!isLink || !AbsolutePathExtensions.IsLoop(path))
                Visit(path, next);
        }
    }

    private FileSystemEnumerable<(string Name, bool IsDirectory, bool IsLink)> Read(
        string directory
    ) =>
        new(
            directory,
            (ref FileSystemEntry entry) =>
                (
                    entry.FileName.ToString(),
                    entry.IsDirectory,
                    entry.IsDirectory && entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                ),
            s_options
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !directories || entry.IsDirectory,
        };
}
