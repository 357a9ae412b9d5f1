using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Models;

/// <summary>Gets manifests of a repository without what is large: a model's layers are left where they are.</summary>
internal sealed class RemoteArtifacts(OciLayout layout, RegistryClient client)
{
    private const long LargestDocument = 64L << 20;

    /// <summary>Gets a manifest and its config, and of anything but a model also its layers.</summary>
    /// <param name="reference">A tag, or a digest's text.</param>
    /// <param name="expected">What is known of it already; then nothing is asked that the store has.</param>
    /// <param name="artifactType">What it must be; else nothing is got.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its descriptor; <see langword="null"/> when it is something else.</returns>
    public async Task<OciDescriptor?> GetAsync(
        string reference,
        OciDescriptor? expected,
        string? artifactType,
        CancellationToken cancellationToken
    )
    {
        var (descriptor, bytes) = await ReadAsync(reference, expected, cancellationToken);
        if (descriptor.MediaType != OciMediaTypes.Manifest)
        {
            return null;
        }

        OciManifest manifest;
        try
        {
            manifest = OciManifest.Parse(bytes);
        }
        catch (FormatException e)
        {
            throw new ModelPackException(
                $"{client.Repository.Registry}/{client.Repository.Repository} has a manifest {descriptor.Digest} that is not understood: {e.Message}",
                e
            );
        }

        if (artifactType is not null && manifest.ArtifactType != artifactType)
        {
            return null;
        }

        OciDescriptor[] blobs =
            manifest.ArtifactType == ModelMediaTypes.Artifact
                ? [manifest.Config]
                : [manifest.Config, .. manifest.Layers];
        foreach (var blob in blobs.Where(b => !layout.Contains(b.Digest, b.Size)))
        {
            await CopyAsync(blob, cancellationToken);
        }

        layout.Put(bytes);
        return descriptor with { ArtifactType = manifest.ArtifactType };
    }

    /// <summary>Gets what is attached to a manifest, except moves and deployments: those have tags.</summary>
    public async Task GetReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        foreach (var referrer in await client.ListReferrersAsync(subject, null, cancellationToken))
        {
            if (ChainLinks.IsType(referrer.ArtifactType))
            {
                continue;
            }

            var got = await GetAsync(referrer.Digest.ToString(), referrer, null, cancellationToken);
            if (got is not null)
            {
                await layout.ListAsync(got, cancellationToken);
            }
        }
    }

    private async Task<(OciDescriptor Descriptor, byte[] Bytes)> ReadAsync(
        string reference,
        OciDescriptor? expected,
        CancellationToken cancellationToken
    )
    {
        if (expected is not null && layout.Contains(expected.Digest, expected.Size))
        {
            try
            {
                var known = await layout.ReadAsync(expected.Digest, cancellationToken);
                return (ModelCatalog.Plain(expected), known);
            }
            catch (BlobUnavailableException)
            {
                // Damaged, and removed: the registry has it.
            }
        }

        var read = await client.ReadManifestAsync(reference, expected, cancellationToken);
        return (read.Descriptor, read.Bytes.ToArray());
    }

    private async Task CopyAsync(OciDescriptor blob, CancellationToken cancellationToken)
    {
        if (blob.Size > LargestDocument)
        {
            throw new ModelPackException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{client.Repository.Registry}/{client.Repository.Repository} has a document {blob.Digest} of {blob.Size} bytes; the limit is {LargestDocument}."
                )
            );
        }

        await using var stream = await client.OpenBlobAsync(blob, null, cancellationToken);
        try
        {
            await layout.PutStreamAsync(stream, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"Cannot write to the store {layout.Directory}: {e.Message}",
                inner: e
            );
        }
    }
}
