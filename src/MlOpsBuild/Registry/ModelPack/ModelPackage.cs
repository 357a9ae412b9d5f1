using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>A model's package in a store: its manifest and config, read and checked against each other.</summary>
public sealed class ModelPackage
{
    private readonly OciLayout _layout;

    private ModelPackage(
        OciLayout layout,
        Digest digest,
        OciManifest manifest,
        ModelPackConfig config
    )
    {
        _layout = layout;
        (Digest, Manifest, Config) = (digest, manifest, config);
    }

    /// <summary>The manifest's digest.</summary>
    public Digest Digest { get; }

    /// <summary>The manifest.</summary>
    public OciManifest Manifest { get; }

    /// <summary>The config.</summary>
    public ModelPackConfig Config { get; }

    /// <summary>Reads a model's manifest and config, verified; no layer is read.</summary>
    /// <exception cref="BlobUnavailableException">Manifest or config are missing or damaged.</exception>
    /// <exception cref="ModelPackException">It is no model, or config and layers do not fit.</exception>
    public static async Task<ModelPackage> ReadAsync(
        OciLayout layout,
        Digest digest,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        var manifest = await layout.ReadManifestAsync(digest, cancellationToken);
        if (
            !string.Equals(
                manifest.ArtifactType,
                ModelMediaTypes.Artifact,
                StringComparison.Ordinal
            )
        )
        {
            throw new ModelPackException(
                $"{digest} is of type '{manifest.ArtifactType ?? manifest.Config.MediaType}'; expected a model, {ModelMediaTypes.Artifact}."
            );
        }

        if (
            !string.Equals(
                manifest.Config.MediaType,
                ModelMediaTypes.Config,
                StringComparison.Ordinal
            )
        )
        {
            throw new ModelPackException(
                $"The config of {digest} is {manifest.Config.MediaType}; expected {ModelMediaTypes.Config}."
            );
        }

        try
        {
            var config = ModelPackConfig.Parse(
                await layout.ReadAsync(manifest.Config.Digest, cancellationToken)
            );
            return config.DiffIds.SequenceEqual(manifest.Layers.Select(l => l.Digest))
                ? new ModelPackage(layout, digest, manifest, config)
                : throw new ModelPackException(
                    $"The config of {digest} names other layers than its manifest does; expected modelfs.diffIds to be their digests, in their order."
                );
        }
        catch (FormatException e)
        {
            throw new ModelPackException($"The config of {digest} is damaged: {e.Message}", e);
        }
    }

    /// <summary>
    /// Unpacks the layers into a folder that must not be there or be empty; it appears whole or not at all, and only
    /// when every layer had its digest.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kinds">Which files; <see langword="null"/> for all.</param>
    /// <param name="limits">Limits for each layer; <see langword="null"/> for the default ones.</param>
    /// <param name="cancellationToken">Stops it; nothing is left.</param>
    /// <returns>The files in the order of the layers.</returns>
    /// <exception cref="BlobUnavailableException">A layer is missing or its bytes do not have its digest.</exception>
    /// <exception cref="TarFormatException">A layer is refused; see <see cref="DeterministicTar.ExtractAsync"/>.</exception>
    /// <exception cref="ModelPackException">A layer is of another kind or does not hold the file it says.</exception>
    public async Task<IReadOnlyList<ModelPackFile>> ExtractAsync(
        string folder,
        IReadOnlySet<ModelFileKind>? kinds,
        TarLimits? limits,
        CancellationToken cancellationToken
    )
    {
        var files = new List<ModelPackFile>();
        await using var target = TarFolder.Create(folder);
        foreach (var layer in Manifest.Layers)
        {
            var kind =
                ModelMediaTypes.KindOf(layer.MediaType)
                ?? throw new ModelPackException(
                    $"The layer {layer.Digest} of {Digest} is {layer.MediaType}; expected one such as {ModelMediaTypes.Of(ModelFileKind.Weight)}."
                );
            if (kinds?.Contains(kind) != false)
            {
                files.AddRange(
                    await ExtractAsync(
                        layer,
                        kind,
                        target,
                        limits ?? TarLimits.Default,
                        cancellationToken
                    )
                );
            }
        }

        target.Commit();
        return files;
    }

    private async Task<IReadOnlyList<ModelPackFile>> ExtractAsync(
        OciDescriptor layer,
        ModelFileKind kind,
        TarFolder target,
        TarLimits limits,
        CancellationToken cancellationToken
    )
    {
        await using var blob = _layout.OpenRead(layer.Digest);
        await using var verified = new VerifiedStream(blob, layer.Digest, layer.Size);
        IReadOnlyList<ModelPackFile> files =
        [
            .. (await target.AddAsync(verified, limits, cancellationToken))
                .Where(f => !f.Entry.IsDirectory)
                .Select(f => new ModelPackFile(kind, f.Entry.Path, f.Digest, f.Entry.Size)),
        ];
        verified.Verify();
        if (layer.Annotations.TryGetValue(ModelMediaTypes.FilePath, out var path))
        {
            foreach (var file in files.Where(f => !IsAt(f.Path, path.TrimEnd('/'))))
            {
                throw new ModelPackException(
                    $"The layer {layer.Digest} holds {TarNames.Quote(file.Path)}; expected {TarNames.Quote(path)}, which its {ModelMediaTypes.FilePath} says."
                );
            }
        }

        return files;
    }

    private static bool IsAt(string path, string place) =>
        string.Equals(path, place, StringComparison.Ordinal)
        || path.StartsWith(place + "/", StringComparison.Ordinal);
}
