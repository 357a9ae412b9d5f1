using System.IO.Enumeration;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Lists a folder and all below it.</summary>
internal static class ScanListing
{
    private static readonly EnumerationOptions Options = new()
    {
        AttributesToSkip = default,
        IgnoreInaccessible = false, // what cannot be read must not look as if it were not there
        BufferSize = 1 << 15,
    };

    public static ScanFolder Run(
        string fullPath,
        List<ScanFolder> all,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return List(fullPath, "", all, new FileStat(), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"Cannot look into {fullPath}: {e.Message} Nothing was recorded; make all of it readable, or let whatever changes it end, then run again.",
                inner: e
            );
        }
    }

    /// <summary>Why something cannot be tracked.</summary>
    public static MlOpsException Refused(string path, FileStatKind kind) =>
        new UsageException(
            kind == FileStatKind.Link
                ? $"{path} is a link; only files and folders can be tracked, because what a link leads to is not the same everywhere. Put what it leads to in its place."
                : $"{path} is a device, pipe or socket; only files and folders can be tracked."
        );

    private static ScanFolder List(
        string fullPath,
        string prefix,
        List<ScanFolder> all,
        FileStat stat,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folderNames = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<string>();
        var ordinal = true;
        var entries = new FileSystemEnumerable<string>(
            fullPath,
            (ref FileSystemEntry entry) =>
            {
                var name = entry.FileName.ToString();
                if (entry.IsDirectory)
                {
                    folderNames.Add(name);
                }

                return name;
            },
            Options
        );
        foreach (var name in entries)
        {
            if (DataName.WhyUnsafe(name) is { } reason)
            {
                throw new UsageException(
                    $"{ModelPack.TarNames.Quote(Path.Combine(fullPath, name))} cannot be tracked: its name {reason}, and not every platform can hold that. Rename it."
                );
            }

            ordinal &= name.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') < 0;
            found.Add(name);
        }

        var names = found.ToArray();
        Array.Sort(names, ordinal ? StringComparer.Ordinal : TreeNames.Order);
        var folder = new ScanFolder(prefix, names, new ScanFolder?[names.Length]);
        all.Add(folder);
        for (var i = 0; i < names.Length && folderNames.Count > 0; i++)
        {
            if (!folderNames.Contains(names[i]))
            {
                continue;
            }

            var path = Path.Combine(fullPath, names[i]);
            if (stat.Look(path) is var kind and not FileStatKind.Folder)
            {
                throw Refused(path, kind);
            }

            folder.Folders[i] = List(path, $"{prefix}{names[i]}/", all, stat, cancellationToken);
        }

        return folder;
    }
}
