using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>A link on the way to a path would lead what is written to somewhere else.</summary>
internal static class LinksOnTheWay
{
    /// <exception cref="UsageException">The path, or a folder that it is in, is a link or a special file.</exception>
    public static void Refuse(DataPointerFile file)
    {
        var stat = new FileStat();
        var path = file.Root;
        foreach (var part in file.TargetPath.Split('/'))
        {
            path = Path.Combine(path, part);
            if (stat.Look(path) is FileStatKind.Link or FileStatKind.Special)
            {
                throw new UsageException(
                    $"{path} is a link or a special file, and nothing is written through one. Put a file or folder in its place, then run again."
                );
            }
        }
    }
}
