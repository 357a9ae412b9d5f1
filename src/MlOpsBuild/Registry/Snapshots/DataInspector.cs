using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Finds out how tracked data is. Reads no file that has not changed, and writes only the index.</summary>
internal sealed class DataInspector(DataStore store)
{
    public async Task<DataStatus> RunAsync(
        DataPointerFile file,
        CancellationToken cancellationToken
    )
    {
        DataPointer? pointer = null;
        var isInStore = false;
        try
        {
            pointer = file.Read();
            isInStore = await Snapshot.IsWholeAsync(store.Layout, pointer, cancellationToken);
            var status = await RunAsync(file, pointer, cancellationToken);
            return status with { IsInStore = isInStore };
        }
        catch (MlOpsException e)
        {
            return new DataStatus
            {
                Path = file.TargetPath,
                Kind = DataStatusKind.Unknown,
                Pointer = pointer,
                IsInStore = isInStore,
                Problem = e.Message,
            };
        }
    }

    private async Task<DataStatus> RunAsync(
        DataPointerFile file,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        var status = new DataStatus
        {
            Path = file.TargetPath,
            Kind = DataStatusKind.Missing,
            Pointer = pointer,
        };
        if (Scan.Of(file.FullTargetPath, store.Time, cancellationToken) is not { } scan)
        {
            return status;
        }

        if (scan.IsFile != (pointer.Kind == DataKind.File))
        {
            return status with
            {
                Kind = DataStatusKind.Changed,
                Problem = scan.IsFile
                    ? "it was a folder, and is a file"
                    : "it was a file, and is a folder",
            };
        }

        var index = DataIndex.Load(store.IndexPathOf(file));
        scan.Match(index);
        if (scan.IsAs(pointer, index))
        {
            return status with { Kind = DataStatusKind.Unchanged };
        }

        var disk = scan.ToFiles(index);
        if (await TreeOfAsync(pointer, index, cancellationToken) is not { } tree)
        {
            return CompareAlone(file, status, scan, disk, cancellationToken);
        }

        var change = DataComparison.Run(scan, disk, tree, cancellationToken).ToChange();
        if (change.IsNone)
        {
            DataIndex.Save(store.IndexPathOf(file), store.Temporary, pointer.Digest, disk);
        }

        return status with
        {
            Kind = change.IsNone ? DataStatusKind.Unchanged : DataStatusKind.Changed,
            Change = change,
        };
    }

    private async Task<IReadOnlyList<TreeFile>?> TreeOfAsync(
        DataPointer pointer,
        DataIndex? index,
        CancellationToken cancellationToken
    ) =>
        index?.Base == pointer.Digest
        && index.ToTree() is var known
        && known.Count == pointer.Files
        && known.Sum(f => f.Size) == pointer.Size
            ? known
            : (await Snapshot.OpenAsync(store.Layout, pointer, cancellationToken))?.Files;

    // Neither index nor store know the files: then only the whole can be compared.
    private DataStatus CompareAlone(
        DataPointerFile file,
        DataStatus status,
        Scan scan,
        List<DiskFile> disk,
        CancellationToken cancellationToken
    )
    {
        if (disk.Count == status.Pointer!.Files && disk.Sum(f => f.Size) == status.Pointer.Size)
        {
            FileReading.HashAll(scan.FullPath, disk, scan.Began, cancellationToken);
            var tree = disk.ConvertAll(f => new TreeFile(f.Path, f.Size, f.Hash));
            if (MerkleTree.DigestOf(tree) == status.Pointer.Digest)
            {
                DataIndex.Save(
                    store.IndexPathOf(file),
                    store.Temporary,
                    status.Pointer.Digest,
                    disk
                );
                return status with { Kind = DataStatusKind.Unchanged };
            }
        }

        return status with
        {
            Kind = DataStatusKind.Changed,
            Problem =
                "which files differ is not known, because the store does not have the content",
        };
    }
}
