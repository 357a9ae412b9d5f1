using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Registry.Sharing;

/// <summary>
/// Snapshots of tracked data between a layout and a repository: a manifest under the tag of the pointer's digest
/// (<see cref="DataPointer.SnapshotTag"/>) on both sides.
/// </summary>
public sealed class DataSnapshots
{
    private const int LargestConfig = 1 << 16;
    private readonly OciLayout _layout;
    private readonly RegistryClient _client;
    private readonly RegistryTransfer _transfer;
    private readonly BlobBatch _batch;

    /// <summary>Creates it; nothing is asked yet.</summary>
    /// <param name="layout">The one side.</param>
    /// <param name="client">The other.</param>
    /// <param name="report">Told how far a transfer is, one call at a time, of whatever thread.</param>
    public DataSnapshots(
        OciLayout layout,
        RegistryClient client,
        Action<TransferProgress>? report = null
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(client);
        _layout = layout;
        _client = client;
        _transfer = new RegistryTransfer(layout, client, report);
        _batch = new BlobBatch(client, report);
    }

    /// <summary>Whether a layout has a snapshot with all its blobs; their bytes are not read.</summary>
    public static Task<bool> IsInAsync(
        OciLayout layout,
        DataPointer pointer,
        CancellationToken cancellationToken
    ) => Snapshot.IsWholeAsync(layout, pointer, cancellationToken);

    /// <summary>Sends a snapshot; one that is there already costs one question.</summary>
    /// <returns>What went, or <see langword="null"/> when neither side has all of it.</returns>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    public async Task<TransferResult?> PushAsync(
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var tag = pointer.SnapshotTag;
        if (await IsInAsync(_layout, pointer, cancellationToken))
        {
            var manifest = _layout.Resolve(tag)!;
            return manifest.Size <= RegistryClient.LargestManifest
                ? await _transfer.PushAsync(manifest, tag, cancellationToken)
                : throw TooLarge(manifest, pointer);
        }

        return await _client.ResolveAsync(tag, cancellationToken) is { } there
            ? new TransferResult(there, 0, 0, 0)
            : null;
    }

    /// <summary>
    /// Gets a snapshot: first what says which files there are, which must be what the pointer says; then the content.
    /// </summary>
    /// <returns>What came, or <see langword="null"/> when the repository does not have it.</returns>
    /// <exception cref="RegistryException">The registry refused, sent what is wrong, or could not be reached.</exception>
    /// <exception cref="MlOpsException">It is not what the pointer says; the tag was not set.</exception>
    public async Task<TransferResult?> PullAsync(
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pointer);
        RemoteManifest read;
        try
        {
            read = await _client.ReadManifestAsync(pointer.SnapshotTag, null, cancellationToken);
        }
        catch (RegistryNotFoundException)
        {
            return null;
        }

        var manifest = Parse(read, pointer);
        if (!IsPlausible(manifest, pointer))
        {
            throw new MlOpsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The registry's snapshot {pointer.SnapshotTag} of {pointer.Path} is not what the pointer says: its list of files is too large for {pointer.Files} files. Nothing of it was kept. Push it again from where the data is."
                )
            );
        }

        _layout.Put(read.Bytes.Span);
        OciDescriptor[] description = [manifest.Config, .. manifest.Layers.Take(1)];
        var first = await _batch.ReceiveAsync(description, _layout, cancellationToken);
        await Snapshot.OpenAsync(_layout, read.Descriptor.Digest, pointer, cancellationToken);
        var rest = await _batch.ReceiveAsync(manifest.Layers, _layout, cancellationToken);
        await _layout.TagAsync(
            pointer.SnapshotTag,
            read.Descriptor with
            {
                ArtifactType = manifest.ArtifactType,
            },
            cancellationToken
        );
        return new TransferResult(
            read.Descriptor,
            first.Blobs + rest.Blobs,
            first.Bytes + rest.Bytes,
            1
        );
    }

    private static UsageException TooLarge(OciDescriptor manifest, DataPointer pointer) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pointer.Path} ({pointer.Files} files) cannot be pushed: its manifest lists each large file and has {manifest.Size} bytes, and registries take {RegistryClient.LargestManifest} at most. Nothing was sent. Track the folders in it by themselves, or put files together."
            )
        );

    // Before a byte of it comes.
    private static bool IsPlausible(OciManifest manifest, DataPointer pointer) =>
        manifest.Config.Size <= LargestConfig
        && (
            manifest.Layers is not [var tree, ..]
            || SnapshotTree.IsPlausible(tree.Size, pointer.Files)
        );

    private static OciManifest Parse(RemoteManifest read, DataPointer pointer)
    {
        try
        {
            return OciManifest.Parse(read.Bytes.Span);
        }
        catch (FormatException e)
        {
            throw new MlOpsException(
                $"The registry's snapshot {pointer.SnapshotTag} of {pointer.Path} is no manifest ({e.Message.TrimEnd('.')}): nothing of it was kept. Push it again from where the data is.",
                inner: e
            );
        }
    }
}
