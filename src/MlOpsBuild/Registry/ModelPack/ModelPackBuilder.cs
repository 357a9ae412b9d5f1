using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>
/// Writes models as CNCF ModelPack artifacts: one archive per file, so that an unchanged file is stored and moved
/// once. Layers are in the order of kinds, then of paths; the same files, descriptor and annotations give the same
/// manifest digest everywhere.
/// </summary>
/// <param name="layout">Where blobs go.</param>
public sealed class ModelPackBuilder(OciLayout layout)
{
    /// <summary>Writes a model and returns its manifest's descriptor, without a tag.</summary>
    /// <param name="files">Its files, in any order; at least one.</param>
    /// <param name="descriptor">What it is called.</param>
    /// <param name="config">How it is built.</param>
    /// <param name="annotations">Annotations of the manifest; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops it; what is stored by then stays and is used again.</param>
    /// <exception cref="ModelPackException">There are no files.</exception>
    /// <exception cref="TarFormatException">A path is unsafe or clashes, or a file cannot be read.</exception>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public async Task<OciDescriptor> BuildAsync(
        IEnumerable<ModelFile> files,
        ModelDescriptor descriptor,
        ModelTechnicals config,
        IReadOnlyDictionary<string, string>? annotations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        var sorted = Sort(files);
        var layers = new List<OciDescriptor>();
        foreach (var file in sorted)
        {
            layers.Add(await PutLayerAsync(file, cancellationToken));
        }

        var bytes = new ModelPackConfig
        {
            Descriptor = descriptor,
            Config = config,
            DiffIds = [.. layers.Select(l => l.Digest)],
        }.ToBytes();
        return layout.PutManifest(
            new OciManifest
            {
                ArtifactType = ModelMediaTypes.Artifact,
                Config = new OciDescriptor(ModelMediaTypes.Config, layout.Put(bytes), bytes.Length),
                Layers = layers,
                Annotations = annotations ?? new Dictionary<string, string>(StringComparer.Ordinal),
            }
        );
    }

    // Checked before anything is written; across layers, because they are unpacked into one folder.
    private static ModelFile[] Sort(IEnumerable<ModelFile> files)
    {
        ModelFile[] sorted =
        [
            .. files.OrderBy(f => f.Kind).ThenBy(f => f.Path, StringComparer.Ordinal),
        ];
        if (sorted.Length == 0)
        {
            throw new ModelPackException(
                "A model without files cannot be packed; give at least one."
            );
        }

        var names = new TarNames();
        foreach (var file in sorted)
        {
            names.Add(file.Path, isDirectory: false);
        }

        return sorted;
    }

    private async Task<OciDescriptor> PutLayerAsync(
        ModelFile file,
        CancellationToken cancellationToken
    )
    {
        await using var archive = DeterministicTar.OpenRead([
            new TarFile(file.Path, file.Source, file.Executable),
        ]);
        try
        {
            var (digest, size) = await layout.PutStreamAsync(archive, cancellationToken);
            return new OciDescriptor(ModelMediaTypes.Of(file.Kind), digest, size)
            {
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [ModelMediaTypes.FilePath] = file.Path,
                },
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MlOpsException(
                $"Cannot write {TarNames.Quote(file.Path)} to the store {layout.Directory}: {e.Message}",
                inner: e
            );
        }
    }
}
