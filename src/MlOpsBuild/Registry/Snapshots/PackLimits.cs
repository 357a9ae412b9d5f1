namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Which files of a snapshot are blobs of their own. The manifest lists them, and registries take manifests of 4 MiB: a
/// list of some 27,000 blobs. So where there are very many large files, those of medium size go into packs too, two or
/// more to each; what 20,000 blobs then hold is 300 GB or more, in place of 20 GB.
/// </summary>
/// <param name="OwnBlob">From this size on, in bytes, a file is a blob of its own.</param>
/// <param name="Pack">The largest pack, in bytes; two are in memory at a time.</param>
internal sealed record PackLimits(long OwnBlob, int Pack)
{
    /// <summary>With more large files than this, medium ones are packed.</summary>
    public const int MostLargeFiles = 8192;

    private static readonly PackLimits Few = new(Snapshot.LargeFile, 16 << 20);
    private static readonly PackLimits Many = new(16 << 20, 32 << 20);

    /// <summary>Those of a snapshot; they depend on the files' sizes alone.</summary>
    public static PackLimits For(IReadOnlyList<DiskFile> files, int mostLargeFiles) =>
        files.Count(f => f.Size >= Snapshot.LargeFile) > mostLargeFiles ? Many : Few;
}
