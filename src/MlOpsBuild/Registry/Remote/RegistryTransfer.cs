using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// Moves a manifest and all that it refers to (index entries, config, layers, subject) between a layout on disk and a
/// repository. Blobs go before the manifests that name them, manifests before those that name them, the tag last: who
/// reads meanwhile finds nothing with holes. What is there already does not go again.
/// </summary>
public sealed class RegistryTransfer
{
    private readonly OciLayout _layout;
    private readonly RegistryClient _client;
    private readonly BlobBatch _batch;

    /// <summary>Creates the transfer.</summary>
    /// <param name="layout">The one side.</param>
    /// <param name="client">The other.</param>
    /// <param name="report">Told how far it is, one call at a time, of whatever thread.</param>
    public RegistryTransfer(
        OciLayout layout,
        RegistryClient client,
        Action<TransferProgress>? report = null
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(client);
        _layout = layout;
        _client = client;
        _batch = new BlobBatch(client, report);
    }

    /// <summary>
    /// Sends a manifest with all that it refers to. A subject that the layout does not have is left out: it may come
    /// later (image specification 1.1).
    /// </summary>
    /// <param name="manifest">The manifest in the layout.</param>
    /// <param name="tag">The tag that names it then; <see langword="null"/>: none.</param>
    /// <param name="cancellationToken">Ends the transfer; what went stays and does not go again.</param>
    /// <exception cref="BlobUnavailableException">The layout lacks something; the tag was not moved.</exception>
    /// <exception cref="RegistryException">The registry refused; the tag was not moved.</exception>
    public async Task<TransferResult> PushAsync(
        OciDescriptor manifest,
        string? tag,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (
            tag is not null
            && (await _client.ResolveAsync(tag, cancellationToken))?.Digest == manifest.Digest
        )
        {
            return new TransferResult(manifest, 0, 0, 0);
        }

        var missing = new List<ManifestNode>();
        await ForPushAsync(manifest, false, [], missing, cancellationToken);
        var (blobs, bytes) = await _batch.SendAsync(
            missing.SelectMany(n => n.Links.Blobs).Select(b => new BlobToSend(b, () => Open(b))),
            cancellationToken
        );
        foreach (var node in missing)
        {
            var isTarget = node.Descriptor.Digest == manifest.Digest;
            await _client.PutManifestAsync(
                node.Bytes,
                node.Descriptor.MediaType,
                isTarget ? tag : null,
                cancellationToken
            );
        }

        if (tag is not null && missing.TrueForAll(n => n.Descriptor.Digest != manifest.Digest))
        {
            var content = await _layout.ReadAsync(manifest.Digest, cancellationToken);
            await _client.PutManifestAsync(content, manifest.MediaType, tag, cancellationToken);
        }

        return new TransferResult(manifest, blobs, bytes, missing.Count);
    }

    /// <summary>
    /// Gets a manifest with all that it refers to. A subject that the repository does not have is left out.
    /// </summary>
    /// <param name="reference">A tag, or a digest's text.</param>
    /// <param name="tag">The layout's tag that names it then; <see langword="null"/>: none.</param>
    /// <param name="cancellationToken">Ends the transfer; what came stays and does not come again.</param>
    /// <exception cref="RegistryNotFoundException">It, or what it refers to, is not there.</exception>
    /// <exception cref="RegistryException">The registry refused, or sent what is wrong; the tag was not moved.</exception>
    public async Task<TransferResult> PullAsync(
        string reference,
        string? tag,
        CancellationToken cancellationToken
    )
    {
        // Of what is not there, reading tells what and what to do.
        var target =
            await _client.ResolveAsync(reference, cancellationToken)
            ?? (await _client.ReadManifestAsync(reference, null, cancellationToken)).Descriptor;
        var nodes = new List<ManifestNode>();
        await ForPullAsync(target, reference, false, [], nodes, cancellationToken);
        var (blobs, bytes) = await _batch.ReceiveAsync(
            nodes.SelectMany(n => n.Links.Blobs),
            _layout,
            cancellationToken
        );
        var written = 0;
        foreach (var node in nodes.Where(n => !n.IsInLayout))
        {
            _layout.Put(node.Bytes.Span);
            written++;
        }

        if (tag is not null)
        {
            await _layout.TagAsync(tag, target, cancellationToken);
        }

        return new TransferResult(target, blobs, bytes, written);
    }

    private async Task ForPushAsync(
        OciDescriptor manifest,
        bool optional,
        HashSet<Digest> seen,
        List<ManifestNode> missing,
        CancellationToken cancellationToken
    )
    {
        // A registry takes a manifest only with all that it refers to, so what it has is whole.
        if (
            !seen.Add(manifest.Digest)
            || (optional && !_layout.Contains(manifest.Digest))
            || await _client.ResolveAsync(manifest.Digest.ToString(), cancellationToken) is not null
        )
        {
            return;
        }

        var bytes = await _layout.ReadAsync(manifest.Digest, cancellationToken);
        var node = new ManifestNode(manifest, bytes, true);
        foreach (var child in node.Links.Manifests)
        {
            await ForPushAsync(child, false, seen, missing, cancellationToken);
        }

        if (node.Links.Subject is { } subject)
        {
            await ForPushAsync(subject, true, seen, missing, cancellationToken);
        }

        missing.Add(node);
    }

    private async Task ForPullAsync(
        OciDescriptor manifest,
        string reference,
        bool optional,
        HashSet<Digest> seen,
        List<ManifestNode> nodes,
        CancellationToken cancellationToken
    )
    {
        if (!seen.Add(manifest.Digest))
        {
            return;
        }

        var node = await ReadAsync(manifest, reference, optional, cancellationToken);
        if (node is null)
        {
            return;
        }

        foreach (var child in node.Links.Manifests)
        {
            await ForPullAsync(
                child,
                child.Digest.ToString(),
                false,
                seen,
                nodes,
                cancellationToken
            );
        }

        if (node.Links.Subject is { } subject)
        {
            await ForPullAsync(
                subject,
                subject.Digest.ToString(),
                true,
                seen,
                nodes,
                cancellationToken
            );
        }

        nodes.Add(node);
    }

    private async Task<ManifestNode?> ReadAsync(
        OciDescriptor manifest,
        string reference,
        bool optional,
        CancellationToken cancellationToken
    )
    {
        if (_layout.Contains(manifest.Digest, manifest.Size))
        {
            try
            {
                var bytes = await _layout.ReadAsync(manifest.Digest, cancellationToken);
                return new ManifestNode(manifest, bytes, true);
            }
            catch (BlobUnavailableException)
            {
                // Damaged, and removed: the registry has it.
            }
        }

        try
        {
            var read = await _client.ReadManifestAsync(reference, manifest, cancellationToken);
            return new ManifestNode(manifest, read.Bytes, false);
        }
        catch (RegistryNotFoundException) when (optional)
        {
            return null;
        }
    }

    private Stream Open(OciDescriptor blob) =>
        _layout.Contains(blob.Digest, blob.Size)
            ? _layout.OpenRead(blob.Digest)
            : throw new BlobUnavailableException(
                blob.Digest,
                $"{blob.Digest} is not in {_layout.Directory}, or not with {blob.Size.ToString(CultureInfo.InvariantCulture)} bytes"
            );
}
