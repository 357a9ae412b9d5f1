using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

// Deleting what nothing leads to any more.
public sealed partial class OciLayout
{
    /// <summary>
    /// Removes the manifests that nobody keeps, the blobs that no manifest leads to, and those that have come in part. A manifest about a kept one (its
    /// <c>subject</c>) stays, and so does what a kept one is about. First the index is written, then blobs go: a crash
    /// leaves a valid layout, and the next prune takes the rest.
    /// </summary>
    /// <param name="keeps">Whether an entry of index.json stays; its tag is in its annotations.</param>
    /// <param name="dryRun">Counts and changes nothing.</param>
    /// <param name="cancellationToken">Stops between blobs.</param>
    /// <remarks>
    /// No other process may be adding blobs meanwhile: one that no manifest leads to yet would be taken. Callers hold the
    /// lock of the build.
    /// </remarks>
    /// <exception cref="MlOpsException">The layout cannot be read or written.</exception>
    public async Task<PruneResult> PruneAsync(
        Func<OciDescriptor, bool> keeps,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(keeps);
        if (!System.IO.Directory.Exists(_blobs))
        {
            return new PruneResult(0, 0, 0, [], 0, 0);
        }

        using var held = await FileLock.AcquireAsync(
            Path.Combine(_ingest, "lock"),
            _time,
            cancellationToken
        );
        try
        {
            var index = ReadIndex(out var damaged);
            if (damaged)
            {
                throw new MlOpsException(
                    $"{IndexPath} is damaged or missing: what leads to which blob is not known, and nothing was pruned. The next run of a stage repairs it."
                );
            }

            var entries = await ReadEntriesAsync(index.Manifests, cancellationToken);
            var reachable = GetReachable(entries, keeps);
            var removed = entries.FindAll(e => !reachable.Contains(e.Descriptor.Digest));
            if (!dryRun && removed.Count > 0)
            {
                removed.ForEach(e => index.Remove(e.Descriptor));
                AtomicFile.Write(IndexPath, index.ToBytes(), _ingest);
            }

            return Sweep(
                entries.Count - removed.Count,
                removed,
                reachable,
                dryRun,
                cancellationToken
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    private async Task<List<Entry>> ReadEntriesAsync(
        IReadOnlyList<OciDescriptor> descriptors,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<Entry>(descriptors.Count);
        foreach (var descriptor in descriptors)
        {
            OciManifest? manifest = null;
            try
            {
                manifest = await ReadManifestAsync(descriptor.Digest, cancellationToken);
            }
            catch (BlobUnavailableException e)
            {
                _warn($"{e.Message}: what it listed counts as not needed.");
            }

            entries.Add(new Entry(descriptor, manifest));
        }

        return entries;
    }

    private static HashSet<Digest> GetReachable(
        List<Entry> entries,
        Func<OciDescriptor, bool> keeps
    )
    {
        var reachable = new HashSet<Digest>();
        var byDigest = new Dictionary<Digest, OciManifest?>();
        foreach (var entry in entries)
        {
            byDigest[entry.Descriptor.Digest] = entry.Manifest;
        }

        void Reach(Digest digest)
        {
            if (!reachable.Add(digest) || byDigest.GetValueOrDefault(digest) is not { } manifest)
            {
                return;
            }

            reachable.Add(manifest.Config.Digest);
            foreach (var layer in manifest.Layers)
            {
                reachable.Add(layer.Digest);
            }

            if (manifest.Subject is { } subject)
            {
                Reach(subject.Digest);
            }
        }

        foreach (var entry in entries)
        {
            if (keeps(entry.Descriptor))
            {
                Reach(entry.Descriptor.Digest);
            }
        }

        // What is said about a kept manifest stays, and what is said about that.
        int before;
        do
        {
            before = reachable.Count;
            foreach (var entry in entries)
            {
                if (entry.Manifest?.Subject is { } subject && reachable.Contains(subject.Digest))
                {
                    Reach(entry.Descriptor.Digest);
                }
            }
        } while (reachable.Count > before);

        return reachable;
    }

    private PruneResult Sweep(
        int keptManifests,
        List<Entry> removed,
        HashSet<Digest> reachable,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        var (keptBlobs, keptBytes, removedBlobs, freedBytes) = (0, 0L, 0, 0L);
        foreach (var file in new DirectoryInfo(_blobs).EnumerateFiles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                !Digest.TryParse("sha256:" + file.Name, out var digest)
                || reachable.Contains(digest)
            )
            {
                keptBlobs++;
                keptBytes += file.Length;
                continue;
            }

            removedBlobs++;
            freedBytes += file.Length;
            if (!dryRun)
            {
                file.Delete();
            }
        }

        foreach (var file in Partials())
        {
            var length = file.Length;
            if (dryRun || TryDeletePartial(file))
            {
                removedBlobs++;
                freedBytes += length;
            }
        }

        return new PruneResult(
            keptManifests,
            keptBlobs,
            keptBytes,
            [
                .. removed
                    .Select(e =>
                        e.Descriptor.Annotations.GetValueOrDefault(OciMediaTypes.RefName)
                        ?? e.Descriptor.Digest.ToString()
                    )
                    .Order(StringComparer.Ordinal),
            ],
            removedBlobs,
            freedBytes
        );
    }

    private sealed record Entry(OciDescriptor Descriptor, OciManifest? Manifest);
}
