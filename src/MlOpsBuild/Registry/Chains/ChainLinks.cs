using MlOpsBuild.Common;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Registry.Chains;

/// <summary>Stores records of chains and reads them back.</summary>
internal static class ChainLinks
{
    /// <summary>Whether manifests of that type are in chains: they have tags, and come and go by these.</summary>
    public static bool IsType(string? artifactType) =>
        artifactType is AliasMove.ArtifactType or DeploymentRecord.ArtifactType;

    /// <summary>Stores config and manifest, listed nowhere yet.</summary>
    public static T Store<T>(OciLayout layout, T link, OciDescriptor model)
        where T : class, IChainLink<T>
    {
        var bytes = link.ToBytes();
        layout.Put("{}"u8);
        var manifest = layout.PutManifest(
            new OciManifest
            {
                ArtifactType = T.Type,
                Config = new OciDescriptor(T.Type, layout.Put(bytes), bytes.Length),
                Layers = [OciDescriptor.Empty],
                Subject = new OciDescriptor(model.MediaType, model.Digest, model.Size),
            }
        );
        return link.At(manifest);
    }

    /// <exception cref="FormatException">The manifest is none of these.</exception>
    /// <exception cref="BlobUnavailableException">Something is missing or damaged.</exception>
    public static async Task<T> ReadAsync<T>(
        OciLayout layout,
        OciDescriptor descriptor,
        CancellationToken cancellationToken
    )
        where T : class, IChainLink<T>
    {
        var manifest = await layout.ReadManifestAsync(descriptor.Digest, cancellationToken);
        if (!string.Equals(manifest.ArtifactType, T.Type, StringComparison.Ordinal))
        {
            throw new FormatException($"it is {manifest.ArtifactType}, not {T.Type}");
        }

        var link = T.Read(await layout.ReadAsync(manifest.Config.Digest, cancellationToken));
        return manifest.Subject?.Digest == link.Subject
            ? link.At(descriptor)
            : throw new FormatException($"its subject is not the model that the {T.Noun} names");
    }
}
