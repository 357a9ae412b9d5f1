namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>
    /// Files down to a depth, level by level, without those that have one of the attributes. The directory itself is depth 1.
    /// </summary>
    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = FileAttributes.None
    )
    {
        Assert.True(depth >= 0);
        return EnumerateFiles(path, pattern, depth, attributes);
    }

    /// <summary>
    /// Directories down to a depth, level by level, without those that have one of the attributes. Those directly below are
    /// depth 1.
    /// </summary>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = FileAttributes.None
    )
    {
        Assert.True(depth >= 0);
        return EnumerateDirectories(path, pattern, depth, attributes);
    }

    private static IEnumerable<AbsolutePath> EnumerateFiles(
        AbsolutePath path,
        string pattern,
        int depth,
        FileAttributes attributes
    )
    {
        if (depth == 0)
            yield break;

        foreach (var file in Filter(Directory.EnumerateFiles(path, pattern), attributes))
            yield return file;

        foreach (var directory in EnumerateDirectories(path, "*", depth - 1, FileAttributes.None))
        {
            foreach (var file in Filter(Directory.EnumerateFiles(directory, pattern), attributes))
                yield return file;
        }
    }

    private static IEnumerable<AbsolutePath> EnumerateDirectories(
        AbsolutePath path,
        string pattern,
        int depth,
        FileAttributes attributes
    )
    {
        string[] level = [path];
        while (level.Length > 0 && depth-- > 0)
        {
            var matches = level.SelectMany(x => Directory.EnumerateDirectories(x, pattern));
            foreach (var directory in Filter(matches, attributes))
                yield return directory;

            if (depth > 0)
                level =
                [
                    .. level.SelectMany(Directory.EnumerateDirectories).Where(x => !IsLoop(x)),
                ];
        }
    }

    private static IEnumerable<AbsolutePath> Filter(
        IEnumerable<string> paths,
        FileAttributes excluded
    )
    {
        if (excluded != FileAttributes.None)
            paths = paths.Where(x => (File.GetAttributes(x) & excluded) == FileAttributes.None);

        return paths.Order(StringComparer.Ordinal).Select(AbsolutePath.Create);
    }

    /// <summary>Whether a directory is a link to one that it lies in: to follow it would never end.</summary>
    internal static bool IsLoop(string directory)
    {
        var info = new DirectoryInfo(directory);
        return info.LinkTarget is not null
            && info.ResolveLinkTarget(returnFinalTarget: true) is { } target
            && AbsolutePath.Create(target.FullName).Contains(directory);
    }
}
