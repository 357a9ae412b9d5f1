using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Registry.Sharing;

/// <summary>
/// Snapshots of tracked data between a layout and a repository: the manifest of a pointer's digest, under the same tag
/// (<see cref="DataPointer.SnapshotTag"/>) on both sides.
/// </summary>
public sealed class DataSnapshots
{
    private readonly OciLayout _layout;
    private readonly RegistryClient _client;
    private readonly Func<DataPointer, OciDescriptor, CancellationToken, Task> _verify;
    private readonly RegistryTransfer _transfer;

    /// <summary>Creates it; nothing is asked yet.</summary>
    /// <param name="layout">The one side.</param>
    /// <param name="client">The other.</param>
    /// <param name="verify">
    /// Throws when the snapshot in the layout, a manifest with all its blobs, is not what the pointer says; called before
    /// the layout's tag is set.
    /// </param>
    /// <param name="report">Told how far a transfer is, one call at a time, of whatever thread.</param>
    public DataSnapshots(
        OciLayout layout,
        RegistryClient client,
        Func<DataPointer, OciDescriptor, CancellationToken, Task> verify,
        Action<TransferProgress>? report = null
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(client);
        _layout = layout;
        _client = client;
        _verify = verify;
        _transfer = new RegistryTransfer(layout, client, report);
    }

    /// <summary>Whether a layout has a snapshot with all its blobs; their bytes are not read.</summary>
    /// <exception cref="Common.MlOpsException">The layout cannot be read.</exception>
    public static async Task<bool> IsInAsync(
        OciLayout layout,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(pointer);
        if (layout.Resolve(pointer.SnapshotTag) is not { } descriptor)
        {
            return false;
        }

        try
        {
            var manifest = await layout.ReadManifestAsync(descriptor.Digest, cancellationToken);
            return manifest
                .Layers.Append(manifest.Config)
                .All(b => layout.Contains(b.Digest, b.Size));
        }
        catch (BlobUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Sends a snapshot; one that is there already costs one question.</summary>
    /// <returns>What went, or <see langword="null"/> when the layout does not have it.</returns>
    /// <exception cref="BlobUnavailableException">The layout lacks a part of it.</exception>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    public async Task<TransferResult?> PushAsync(
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pointer);
        return _layout.Resolve(pointer.SnapshotTag) is { } manifest
            ? await _transfer.PushAsync(manifest, pointer.SnapshotTag, cancellationToken)
            : null;
    }

    /// <summary>Gets a snapshot and verifies it.</summary>
    /// <returns>What came, or <see langword="null"/> when the repository does not have it.</returns>
    /// <exception cref="RegistryException">The registry refused, sent what is wrong, or could not be reached.</exception>
    /// <exception cref="Common.MlOpsException">It is not what the pointer says; the tag was not set.</exception>
    public async Task<TransferResult?> PullAsync(
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var tag = pointer.SnapshotTag;
        if (await _client.ResolveAsync(tag, cancellationToken) is not { } manifest)
        {
            return null;
        }

        var pulled = await _transfer.PullAsync(manifest.Digest.ToString(), null, cancellationToken);
        await _verify(pointer, pulled.Manifest, cancellationToken);
        await _layout.TagAsync(tag, pulled.Manifest, cancellationToken);
        return pulled;
    }
}
