namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Keeps memory low when there are very many files. On machines with large caches the collector would let hundreds of
/// megabytes of short-lived handles and paths pile up before it looks.
/// </summary>
internal static class Memory
{
    private const int FilesBetween = 25_000;
    private static int s_files;

    /// <summary>To be told of files that were opened and closed.</summary>
    public static void Used(int files)
    {
        if (Interlocked.Add(ref s_files, files) > FilesBetween)
        {
            Interlocked.Exchange(ref s_files, 0);
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        }
    }

    /// <summary>To be called when large buffers were given up, before others are taken.</summary>
    public static void Trim(int files)
    {
        if (files > FilesBetween)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        }
    }
}
