using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// Stores the files of a scan as a snapshot. What the snapshot before has is used again, so that only new bytes are
/// stored and transferred. Content is not flushed to disk: its source is still there, and reading verifies it.
/// </summary>
internal sealed class SnapshotWriter(
    OciLayout layout,
    string root,
    long began,
    CancellationToken cancellationToken,
    int mostLargeFiles = PackLimits.MostLargeFiles,
    Func<long, DataMeter>? begin = null
)
{
    private readonly HashTable _stored = new();
    private readonly List<OciDescriptor> _packs = [];
    private long _storedBytes;
    private DataMeter? _meter;

    /// <summary>How many bytes of content were written.</summary>
    public long StoredBytes => _storedBytes;

    /// <summary>
    /// Stores what is not stored yet; all files have hashes afterwards. Those of the same path and size as in the snapshot
    /// before must have theirs already, so that the choice of packs does not depend on what an index knew.
    /// </summary>
    /// <returns>The files with their places, and the packs that they are in.</returns>
    public (IReadOnlyList<TreeFile> Files, IReadOnlyList<OciDescriptor> Packs) Write(
        IReadOnlyList<DiskFile> files,
        Snapshot? before
    )
    {
        Reuse(files, before);
        var limits = PackLimits.For(files, mostLargeFiles);
        var stat = new FileStat();
        var small = new List<DiskFile>();
        var medium = new List<DiskFile>();
        var large = new List<DiskFile>();
        foreach (var file in files)
        {
            if (file.Size == 0 && !file.IsHashed)
            {
                FileReading.Note(
                    FileReading.FullPathOf(root, file),
                    file,
                    Hash256.Of(ReadOnlySpan<byte>.Empty),
                    began,
                    stat
                );
            }

            if (file.Size == 0 || (file.IsHashed && _stored.Find(file.Hash) is not null))
            {
                continue;
            }

            if (file.Size < limits.OwnBlob)
            {
                small.Add(file);
            }
            else if (!file.IsHashed || !layout.Contains(file.Hash.ToDigest(), file.Size))
            {
                (file.Size < HashingCopy.WorthAThread ? medium : large).Add(file);
            }
        }

        _meter = begin?.Invoke(
            small.Sum(f => f.Size) + medium.Sum(f => f.Size) + large.Sum(f => f.Size)
        );
        var kept = _packs.Count;
        new PackWriter(
            layout,
            root,
            began,
            limits.Pack,
            _stored,
            _packs,
            _meter,
            cancellationToken
        ).Write(small);
        _storedBytes = _packs.Skip(kept).Sum(p => p.Size);
        var next = -1;
        void Work()
        {
            var mediumStat = new FileStat();
            while (Interlocked.Increment(ref next) is var mine && mine < medium.Count)
            {
                Store(medium[mine], mediumStat);
            }
        }

        Workers.Run(medium.Count, Work);
        foreach (var file in large)
        {
            Store(file, stat);
        }

        Memory.Trim(files.Count);
        return Place(files);
    }

    // Packs of the snapshot before stay when they are there and worth keeping.
    private void Reuse(IReadOnlyList<DiskFile> files, Snapshot? before)
    {
        if (before is null)
        {
            return;
        }

        var keep = PackChoice.Keep(files, before);
        var numbers = new int[before.Packs.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var pack = before.Packs[i];
            numbers[i] = -1;
            if (keep[i] && layout.Contains(pack.Digest, pack.Size))
            {
                numbers[i] = _packs.Count;
                _packs.Add(pack);
            }
        }

        foreach (var file in before.Files)
        {
            if (file.Pack != TreeFile.OwnBlob && numbers[file.Pack] >= 0)
            {
                _stored.Add(
                    new TreeFile(file.Path, file.Size, file.Hash)
                    {
                        Pack = numbers[file.Pack],
                        Offset = file.Offset,
                    }
                );
            }
        }
    }

    private void Store(DiskFile file, FileStat stat)
    {
        var path = FileReading.FullPathOf(root, file);
        var temporary = layout.CreateIngestPath();
        try
        {
            Hash256 hash;
            using (var source = FileReading.Open(path))
            using (var target = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                (hash, var size) = HashingCopy.Run(
                    source,
                    target,
                    file.Size,
                    cancellationToken,
                    _meter
                );
                if (size != file.Size)
                {
                    throw FileReading.Changed(path);
                }
            }

            FileReading.Note(path, file, hash, began, stat);
            if (layout.Adopt(temporary, hash.ToDigest(), file.Size))
            {
                Interlocked.Add(ref _storedBytes, file.Size);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new MlOpsException($"Cannot store {path}: {e.Message}", inner: e);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Packs that nothing is in any more are left out, and the others numbered anew.
    private (IReadOnlyList<TreeFile>, IReadOnlyList<OciDescriptor>) Place(
        IReadOnlyList<DiskFile> files
    )
    {
        var tree = new List<TreeFile>(files.Count);
        var numbers = new int[_packs.Count];
        foreach (var file in files)
        {
            var at = file.Size > 0 ? _stored.Find(file.Hash) : null;
            tree.Add(
                at is not null && ReferenceEquals(at.Path, file.Path)
                    ? at
                    : new TreeFile(file.Path, file.Size, file.Hash)
                    {
                        Pack = at?.Pack ?? TreeFile.OwnBlob,
                        Offset = at?.Offset ?? 0,
                    }
            );
            if (at is not null)
            {
                numbers[at.Pack] = 1;
            }
        }

        var used = new List<OciDescriptor>();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == 1)
            {
                numbers[i] = used.Count;
                used.Add(_packs[i]);
            }
        }

        foreach (var file in tree)
        {
            file.Pack = file.Pack == TreeFile.OwnBlob ? file.Pack : numbers[file.Pack];
        }

        return (tree, used);
    }
}
