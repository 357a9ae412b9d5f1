using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

// Manifests that say something about another one, by their subject.
public sealed partial class OciLayout
{
    /// <summary>
    /// Lists a stored manifest in index.json without a tag, so that it can be found; nothing changes when it is there.
    /// </summary>
    /// <exception cref="MlOpsException">The folder cannot be written.</exception>
    public Task ListAsync(OciDescriptor manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return UpdateAsync(
            index =>
                index.Manifests.All(m => m.Digest != manifest.Digest) && index.Set(null, manifest),
            cancellationToken
        );
    }

    /// <summary>Removes the entries of a manifest from index.json that have no tag; its blobs stay until the next prune.</summary>
    /// <exception cref="MlOpsException">The folder cannot be written.</exception>
    public Task UnlistAsync(OciDescriptor manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return UpdateAsync(
            index =>
            {
                var entry = index.Manifests.FirstOrDefault(m =>
                    m.Digest == manifest.Digest && !m.Annotations.ContainsKey(OciMediaTypes.RefName)
                );
                if (entry is null)
                {
                    return false;
                }

                index.Remove(entry);
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// The listed manifests whose <c>subject</c> is the given one, in ordinal order of their digests; a manifest that is
    /// missing or damaged is none.
    /// </summary>
    public async Task<
        IReadOnlyList<(OciDescriptor Descriptor, OciManifest Manifest)>
    > ReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<Digest, (OciDescriptor, OciManifest)>();
        foreach (var entry in Manifests().Where(m => m.MediaType == OciMediaTypes.Manifest))
        {
            try
            {
                var manifest = await ReadManifestAsync(entry.Digest, cancellationToken);
                if (manifest.Subject?.Digest == subject)
                {
                    found[entry.Digest] = (entry, manifest);
                }
            }
            catch (BlobUnavailableException e)
            {
                _warn($"{e.Message}; it is not looked at for what refers to {subject}.");
            }
        }

        return [.. found.Values];
    }

    /// <summary>All listed manifests that have a <c>subject</c>, by its digest; reads each manifest once.</summary>
    public async Task<
        ILookup<Digest, (OciDescriptor Descriptor, OciManifest Manifest)>
    > AllReferrersAsync(CancellationToken cancellationToken)
    {
        var found =
            new SortedDictionary<Digest, (OciDescriptor Descriptor, OciManifest Manifest)>();
        foreach (var entry in Manifests().Where(m => m.MediaType == OciMediaTypes.Manifest))
        {
            try
            {
                if (
                    !found.ContainsKey(entry.Digest)
                    && await ReadManifestAsync(entry.Digest, cancellationToken)
                        is { Subject: not null } manifest
                )
                {
                    found[entry.Digest] = (entry, manifest);
                }
            }
            catch (BlobUnavailableException e)
            {
                _warn($"{e.Message}; it is not looked at for what it refers to.");
            }
        }

        return found.Values.ToLookup(f => f.Manifest.Subject!.Digest);
    }
}
