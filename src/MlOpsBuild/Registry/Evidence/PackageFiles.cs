using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>The files in a model's layers and the digests of their bytes; nothing is written.</summary>
internal static class PackageFiles
{
    /// <summary>All files of a model.</summary>
    /// <exception cref="MlOpsException">A layer is missing, damaged or refused.</exception>
    public static async Task<IReadOnlyList<FileDigest>> ReadAsync(
        OciLayout layout,
        OciManifest model,
        CancellationToken cancellationToken
    )
    {
        var names = new TarNames();
        var files = new List<FileDigest>();
        foreach (var layer in model.Layers)
        {
            files.AddRange(await ReadAsync(layout, layer, names, cancellationToken));
        }

        return files;
    }

    /// <summary>The files of one layer, which must be where its annotation says.</summary>
    /// <exception cref="MlOpsException">The layer is missing, damaged or refused.</exception>
    public static async Task<IReadOnlyList<FileDigest>> ReadAsync(
        OciLayout layout,
        OciDescriptor layer,
        TarNames names,
        CancellationToken cancellationToken
    )
    {
        await using var blob = layout.OpenRead(layer.Digest);
        await using var verified = new VerifiedStream(blob, layer.Digest, layer.Size);
        var reader = new TarReader(verified, TarLimits.Default, names);
        var files = new List<FileDigest>();
        while (await reader.NextAsync(cancellationToken) is { } entry)
        {
            if (!entry.IsDirectory)
            {
                var digest = await reader.CopyAsync(entry, Stream.Null, cancellationToken);
                files.Add(new FileDigest(entry.Path, digest));
            }
        }

        verified.Verify();
        var place = layer.Annotations.GetValueOrDefault(ModelMediaTypes.FilePath)?.TrimEnd('/');
        return
            place is not null
            && files.Find(f =>
                f.Path != place && !f.Path.StartsWith(place + "/", StringComparison.Ordinal)
            )
                is { } other
            ? throw new ModelPackException(
                $"it holds {TarNames.Quote(other.Path)}; expected {TarNames.Quote(place)}, which its {ModelMediaTypes.FilePath} says"
            )
            : files;
    }
}
