using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// One state of tracked data in a layout: a manifest whose first layer says which files there are. Small files are in
/// packs, each file of <see cref="LargeFile"/> bytes or more is a blob of its own.
/// </summary>
internal sealed class Snapshot
{
    /// <summary>From this size on a file is a blob of its own, see <see cref="PackLimits"/>.</summary>
    public const long LargeFile = 1 << 20;

    private Snapshot(IReadOnlyList<TreeFile> files, IReadOnlyList<OciDescriptor> packs)
    {
        Files = files;
        Packs = packs;
    }

    /// <summary>In the order of <see cref="TreePath"/>.</summary>
    public IReadOnlyList<TreeFile> Files { get; }

    /// <summary>By number.</summary>
    public IReadOnlyList<OciDescriptor> Packs { get; }

    /// <summary>
    /// Opens the snapshot that a pointer is about; <see langword="null"/> when the layout does not have its tag, manifest
    /// or tree.
    /// </summary>
    /// <exception cref="MlOpsException">What has the tag is not what the pointer says.</exception>
    public static async Task<Snapshot?> OpenAsync(
        OciLayout layout,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        if (layout.Resolve(pointer.SnapshotTag) is not { } descriptor)
        {
            return null;
        }

        try
        {
            return await OpenAsync(layout, descriptor.Digest, pointer, cancellationToken);
        }
        catch (BlobUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Opens a snapshot by its manifest, and compares it with what a pointer says.</summary>
    /// <exception cref="BlobUnavailableException">The manifest or the tree is not there.</exception>
    /// <exception cref="MlOpsException">It is not what the pointer says.</exception>
    public static async Task<Snapshot> OpenAsync(
        OciLayout layout,
        Digest manifestDigest,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        Snapshot snapshot;
        try
        {
            snapshot = await ReadAsync(layout, manifestDigest, cancellationToken);
        }
        catch (FormatException e)
        {
            throw Refused(pointer, $"is damaged: {e.Message}", e);
        }

        var digest = MerkleTree.DigestOf(snapshot.Files);
        return digest != pointer.Digest ? throw Refused(pointer, $"holds {digest}")
            : (snapshot.Files is [{ Path: "" }]) != (pointer.Kind == DataKind.File)
                ? throw Refused(pointer, "is of another kind")
            : snapshot.Files.Count != pointer.Files
            || snapshot.Files.Sum(f => f.Size) != pointer.Size
                ? throw Refused(pointer, "has another number of files or bytes")
            : snapshot;
    }

    /// <summary>Reads a snapshot by its manifest; what it holds is not compared with anything.</summary>
    /// <exception cref="BlobUnavailableException">The manifest or the tree is not there.</exception>
    /// <exception cref="FormatException">It is no snapshot.</exception>
    public static async Task<Snapshot> ReadAsync(
        OciLayout layout,
        Digest manifestDigest,
        CancellationToken cancellationToken
    )
    {
        var manifest = await layout.ReadManifestAsync(manifestDigest, cancellationToken);
        if (
            manifest.ArtifactType != SnapshotMediaTypes.Artifact
            || manifest.Layers is not [{ MediaType: SnapshotMediaTypes.Tree } tree, ..]
        )
        {
            throw new FormatException("it is no snapshot of data");
        }

        if (!SnapshotTree.IsPlausible(tree.Size, long.MaxValue))
        {
            throw new FormatException("its tree is too large");
        }

        var packs = PacksOf(manifest);
        var bytes = await layout.ReadAsync(tree.Digest, cancellationToken);
        return new Snapshot(SnapshotTree.Read(bytes, [.. packs.Select(p => p.Size)]), packs);
    }

    /// <summary>
    /// Whether all of a pointer's snapshot is in a layout, by names and sizes of blobs alone; the tree is not read.
    /// </summary>
    public static async Task<bool> IsWholeAsync(
        OciLayout layout,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        if (layout.Resolve(pointer.SnapshotTag) is not { } descriptor)
        {
            return false;
        }

        try
        {
            var manifest = await layout.ReadManifestAsync(descriptor.Digest, cancellationToken);
            return manifest.Layers.All(l => layout.Contains(l.Digest, l.Size));
        }
        catch (BlobUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Stores a snapshot whose packs and large files are in the layout, and gives it its tag.</summary>
    public static async Task<DataPointer> StoreAsync(
        OciLayout layout,
        string name,
        IReadOnlyList<TreeFile> files,
        IReadOnlyList<OciDescriptor> packs,
        CancellationToken cancellationToken
    )
    {
        var pointer = new DataPointer
        {
            Digest = MerkleTree.DigestOf(files),
            Files = files.Count,
            Kind = files is [{ Path: "" }] ? DataKind.File : DataKind.Folder,
            Path = name,
            Size = files.Sum(f => f.Size),
        };
        var config = JsonNode.Parse(pointer.ToBytes())!.AsObject();
        config.Remove("path");
        var manifest = new OciManifest
        {
            ArtifactType = SnapshotMediaTypes.Artifact,
            Config = Put(layout, SnapshotMediaTypes.Config, CanonicalJson.ToBytes(config)),
            Layers =
            [
                Put(layout, SnapshotMediaTypes.Tree, SnapshotTree.Write(files)),
                .. packs,
                .. files
                    .Where(f => f.Pack == TreeFile.OwnBlob && f.Size > 0)
                    .Select(f => new OciDescriptor(
                        SnapshotMediaTypes.File,
                        f.Hash.ToDigest(),
                        f.Size
                    ))
                    .DistinctBy(d => d.Digest.Hex, StringComparer.Ordinal)
                    .OrderBy(d => d.Digest.Hex, StringComparer.Ordinal),
            ],
        };
        await layout.TagAsync(pointer.SnapshotTag, layout.PutManifest(manifest), cancellationToken);
        return pointer;
    }

    private static OciDescriptor Put(OciLayout layout, string type, ReadOnlySpan<byte> bytes) =>
        new(type, layout.Put(bytes), bytes.Length);

    private static List<OciDescriptor> PacksOf(OciManifest manifest) =>
        [.. manifest.Layers.Where(l => l.MediaType == SnapshotMediaTypes.Pack)];

    private static MlOpsException Refused(
        DataPointer pointer,
        string reason,
        Exception? e = null
    ) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The snapshot {pointer.SnapshotTag} of {pointer.Path} {reason}, while the pointer says {pointer.Digest} of {pointer.Files} files: nothing was written. Get the right one with Pull, or run Track where the data is."
            ),
            inner: e
        );
}
