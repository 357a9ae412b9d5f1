using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Asks the file system about each listed file, on two threads when there are many.</summary>
internal static class ScanStats
{
    private const int Chunk = 512;

    /// <summary>Fills in sizes and times.</summary>
    /// <returns>How many files there are.</returns>
    public static int Run(
        string fullPath,
        List<ScanFolder> folders,
        CancellationToken cancellationToken
    )
    {
        var (next, files) = (0, 0);
        var chunks = new List<int[]>();
        for (var i = 0; i < folders.Count; i++)
        {
            for (var from = 0; from < folders[i].Names.Length; from += Chunk)
            {
                chunks.Add([i, from]);
            }
        }

        void Work()
        {
            var stat = new FileStat();
            while (Interlocked.Increment(ref next) - 1 is var mine && mine < chunks.Count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var folder = folders[chunks[mine][0]];
                Interlocked.Add(ref files, Look(fullPath, folder, chunks[mine][1], stat));
            }
        }

        Workers.Run(chunks.Count, Work);
        return files;
    }

    /// <summary>Notes what was found about one file.</summary>
    public static void Note(ScanFolder folder, int i, FileStat stat)
    {
        folder.Sizes[i] = stat.Size;
        folder.Modified[i] = stat.Modified;
        folder.Changed[i] = stat.Changed;
        folder.Inodes[i] = stat.Inode;
    }

    private static int Look(string fullPath, ScanFolder folder, int from, FileStat stat)
    {
        var files = 0;
        var path = $"{fullPath}/{folder.Prefix}";
        var end = Math.Min(from + Chunk, folder.Names.Length);
        for (var i = from; i < end; i++)
        {
            if (folder.Folders[i] is not null)
            {
                continue;
            }

            switch (stat.Look(path, folder.Names[i]))
            {
                case FileStatKind.File:
                    Note(folder, i, stat);
                    files++;
                    break;
                case FileStatKind.Link or FileStatKind.Special:
                    throw ScanListing.Refused(path + folder.Names[i], stat.Kind);
                default:
                    throw new MlOpsException(
                        $"{path}{folder.Names[i]} changed while it was looked at, or its name is no valid UTF-8: let whatever writes it end, or rename it, then run again."
                    );
            }
        }

        return files;
    }
}
