using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Whether the store has content, so that a file of it may go: looked for in the snapshots that are whole.</summary>
internal sealed class KnownContent(OciLayout layout)
{
    private readonly HashTable _files = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Adds one snapshot, the likeliest.</summary>
    public async Task AddAsync(Digest digest, CancellationToken cancellationToken)
    {
        if (layout.Resolve(DataPointer.TagOf(digest)) is { } descriptor)
        {
            await ReadAsync(descriptor.Digest, cancellationToken);
        }
    }

    /// <summary>Those of the files whose content no snapshot has; other snapshots are read only for them.</summary>
    public async Task<List<DiskFile>> MissingAsync(
        IReadOnlyList<DiskFile> files,
        CancellationToken cancellationToken
    )
    {
        var missing = files.Where(f => _files.Find(f.Hash) is null).ToList();
        if (missing.Count == 0)
        {
            return missing;
        }

        foreach (var entry in layout.Manifests())
        {
            if (
                entry.Annotations.TryGetValue(OciMediaTypes.RefName, out var tag)
                && DataPointer.IsSnapshotTag(tag)
            )
            {
                await ReadAsync(entry.Digest, cancellationToken);
                missing.RemoveAll(f => _files.Find(f.Hash) is not null);
                if (missing.Count == 0)
                {
                    break;
                }
            }
        }

        return missing;
    }

    private async Task ReadAsync(Digest manifest, CancellationToken cancellationToken)
    {
        if (!_read.Add(manifest.Hex))
        {
            return;
        }

        try
        {
            var snapshot = await Snapshot.ReadAsync(layout, manifest, cancellationToken);
            var packs = snapshot.Packs.Select(p => layout.Contains(p.Digest, p.Size)).ToArray();
            foreach (var file in snapshot.Files)
            {
                if (
                    file.Pack != TreeFile.OwnBlob
                        ? packs[file.Pack]
                        : file.Size == 0 || layout.Contains(file.Hash.ToDigest(), file.Size)
                )
                {
                    _files.Add(file);
                }
            }
        }
        catch (Exception e) when (e is BlobUnavailableException or FormatException)
        {
            // A snapshot that cannot be read has nothing.
        }
    }
}
