using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Stores what is at a path and lets a pointer say so. Content comes first, then the snapshot's tag, then the pointer: a
/// crash leaves the pointer of before or the new one, and the store has what it says.
/// </summary>
internal sealed class DataTracker(DataStore store)
{
    /// <summary>Tracks a path; the caller has the lock of the build.</summary>
    /// <param name="file">Which.</param>
    /// <param name="replace">Whether a pointer that cannot be read, e.g. after a merge, may be replaced.</param>
    /// <param name="beforeWriting">Called with the result before the pointer is written; may refuse by throwing.</param>
    /// <param name="cancellationToken">Stops; nothing is recorded then.</param>
    /// <exception cref="MlOpsException">It cannot be tracked, or changed meanwhile.</exception>
    public async Task<TrackResult> RunAsync(
        DataPointerFile file,
        bool replace,
        Func<Task> beforeWriting,
        CancellationToken cancellationToken
    )
    {
        LinksOnTheWay.Refuse(file);
        var scan =
            Scan.Of(file.FullTargetPath, store.Time, cancellationToken)
            ?? throw new UsageException(
                $"{file.TargetPath} is not there: give the path of a file or folder below {file.Root}, relative to it."
            );
        if (scan.Files == 0)
        {
            throw new UsageException(
                $"{file.TargetPath} has no file in it: there is nothing to track."
            );
        }

        var old = ReadPointer(file, replace);
        var index = DataIndex.Load(store.IndexPathOf(file));
        scan.Match(index);
        if (
            old is not null
            && scan.IsAs(old, index)
            && await Snapshot.IsWholeAsync(store.Layout, old, cancellationToken)
        )
        {
            return new TrackResult(file.TargetPath, old, IsNew: false, IsChanged: false, 0);
        }

        try
        {
            return await StoreAsync(file, old, scan, index, beforeWriting, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"Cannot record {file.TargetPath}: {e.Message} What was recorded before stays; run Track again when that is settled.",
                inner: e
            );
        }
    }

    private async Task<TrackResult> StoreAsync(
        DataPointerFile file,
        DataPointer? old,
        Scan scan,
        DataIndex? index,
        Func<Task> beforeWriting,
        CancellationToken cancellationToken
    )
    {
        var isNew = !File.Exists(file.FullPointerPath);
        var before = await OpenAsync(old, cancellationToken);
        var disk = scan.ToFiles(index);
        if (
            before is not null
            && DataComparison.Run(scan, disk, before.Files, cancellationToken).IsNone
            && await Snapshot.IsWholeAsync(store.Layout, old!, cancellationToken)
        )
        {
            DataIndex.Save(store.IndexPathOf(file), store.Temporary, old!.Digest, disk);
            return new TrackResult(file.TargetPath, old, isNew, IsChanged: false, 0);
        }

        var writer = new SnapshotWriter(
            store.Layout,
            scan.FullPath,
            scan.Began,
            cancellationToken,
            store.MostLargeFiles,
            total => store.MeterOf(file, total)
        );
        var (tree, packs) = writer.Write(disk, before);
        var pointer = await Snapshot.StoreAsync(
            store.Layout,
            file.Name,
            tree,
            packs,
            cancellationToken
        );
        await beforeWriting();
        if (pointer != old)
        {
            AtomicFile.Write(file.FullPointerPath, pointer.ToBytes());
        }

        DataIndex.Save(store.IndexPathOf(file), store.Temporary, pointer.Digest, disk);
        return new TrackResult(file.TargetPath, pointer, isNew, pointer != old, writer.StoredBytes);
    }

    private static DataPointer? ReadPointer(DataPointerFile file, bool replace)
    {
        try
        {
            return File.Exists(file.FullPointerPath) ? file.Read() : null;
        }
        catch (MlOpsException) when (replace)
        {
            return null;
        }
    }

    // A snapshot that is not what it should be is no help, and is replaced.
    private async Task<Snapshot?> OpenAsync(
        DataPointer? pointer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return pointer is null
                ? null
                : await Snapshot.OpenAsync(store.Layout, pointer, cancellationToken);
        }
        catch (MlOpsException)
        {
            return null;
        }
    }
}
