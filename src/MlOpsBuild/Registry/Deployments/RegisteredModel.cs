using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Registry.Deployments;

/// <summary>What a deployment needs of a registered model's package, read from its layers and held against their digests.</summary>
/// <param name="Model">The model.</param>
/// <param name="ModelDigest">The SHA-256 of its <c>model.json</c>, by which a served model is known.</param>
/// <param name="Signature">What it takes and gives.</param>
/// <param name="Contract">What it accepts when it is served; <see langword="null"/> for a package of a version that had none.</param>
/// <param name="Golden">The rows that prove it; empty for a package of a version that had none.</param>
public sealed record RegisteredModel(
    ModelVersion Model,
    Digest ModelDigest,
    ModelSignature Signature,
    ServingContract? Contract,
    IReadOnlyList<GoldenRow> Golden
)
{
    /// <summary>Where a package has its model's manifest.</summary>
    public const string ManifestPath = "model/" + ModelBundle.ManifestFile;

    /// <summary>Where a package has what its model accepts.</summary>
    public const string ContractPath = "model/" + ServingContract.FileName;

    /// <summary>Whether there is what it takes to prove a server to serve this model.</summary>
    public bool IsProvable => Golden.Count > 0 && Contract is not null;

    private const int LargestFile = 64 << 20;

    /// <summary>Reads it; what the store lacks comes from the registry.</summary>
    /// <param name="catalog">The store.</param>
    /// <param name="sync">The registry; <see langword="null"/>: the store alone.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BlobUnavailableException">The store lacks a layer and there is no registry, or one is damaged.</exception>
    /// <exception cref="ModelPackException">It is no model's package.</exception>
    /// <exception cref="MlOpsException">The registry failed.</exception>
    public static async Task<RegisteredModel> FetchAsync(
        ModelCatalog catalog,
        CatalogSync? sync,
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(catalog);
        try
        {
            return await ReadAsync(catalog.Layout, model, cancellationToken);
        }
        catch (BlobUnavailableException) when (sync is not null)
        {
            await sync.PullLayersAsync(model, cancellationToken);
            return await ReadAsync(catalog.Layout, model, cancellationToken);
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="layout">The store.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BlobUnavailableException">The store lacks a layer, or one is damaged.</exception>
    /// <exception cref="ModelPackException">It is no model's package.</exception>
    public static async Task<RegisteredModel> ReadAsync(
        OciLayout layout,
        ModelVersion model,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(model);
        var package = await ModelPackage.ReadAsync(layout, model.Digest, cancellationToken);
        var manifest =
            await FileAsync(layout, package, ManifestPath, cancellationToken)
            ?? throw new ModelPackException(
                $"{model.Display} has no {ManifestPath}, expected one: it is no model that can be served."
            );
        var contract = await FileAsync(layout, package, ContractPath, cancellationToken);
        var golden = await FileAsync(layout, package, GoldenRows.FileName, cancellationToken);
        try
        {
            var signature = ModelBundle.ReadManifest(manifest).Signature;
            return new RegisteredModel(
                model,
                Digest.Of(manifest),
                signature,
                contract is null ? null : ServingContract.Read(contract, signature),
                golden is null ? [] : GoldenRows.Read(golden)
            );
        }
        catch (ModelFormatException e)
        {
            throw new ModelPackException($"{model.Display}: {e.Message}", e);
        }
    }

    private static async Task<byte[]?> FileAsync(
        OciLayout layout,
        ModelPackage package,
        string path,
        CancellationToken cancellationToken
    )
    {
        var layer = package.Manifest.Layers.FirstOrDefault(l =>
            l.Annotations.GetValueOrDefault(ModelMediaTypes.FilePath) == path
        );
        if (layer is null)
        {
            return null;
        }

        await using var blob = layout.OpenRead(layer.Digest);
        await using var verified = new VerifiedStream(blob, layer.Digest, layer.Size);
        var reader = new TarReader(
            verified,
            TarLimits.Default with
            {
                MaxFileBytes = LargestFile,
            },
            new TarNames()
        );
        byte[]? bytes = null;
        while (await reader.NextAsync(cancellationToken) is { } entry)
        {
            if (!entry.IsDirectory)
            {
                using var buffer = new MemoryStream();
                await reader.CopyAsync(entry, buffer, cancellationToken);
                bytes = entry.Path == path ? buffer.ToArray() : bytes;
            }
        }

        verified.Verify();
        return bytes;
    }
}
