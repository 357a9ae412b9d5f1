using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>What is said of an image besides what is in it.</summary>
/// <param name="Bom">What it is made of.</param>
/// <param name="Provenance">How it was made.</param>
public sealed record ImageDocuments(ImageBom Bom, SlsaProvenance Provenance)
{
    internal static ImageDocuments Of(
        ModelImageRequest request,
        ImageParts parts,
        ImageRecord record
    ) => new(BomOf(request, parts, record), ProvenanceOf(request, parts));

    private static ImageBom BomOf(
        ModelImageRequest request,
        ImageParts parts,
        ImageRecord record
    ) =>
        new()
        {
            Name = record.Tag,
            ImageId = record.ImageId,
            BaseImage = parts.Base.Title,
            BaseId = parts.Base.Id,
            ProgramVersion = ServingApp.OwnVersion,
            ProgramDigest = parts.App.Files[ServingApp.Program],
            Libraries = parts.App.Libraries,
            Models = request.Settings.Models.ToDictionary(
                m => m.Name,
                m => parts.Context.ModelFiles[$"{m.Path}/{ModelBundle.ManifestFile}"],
                StringComparer.Ordinal
            ),
        };

    private static SlsaProvenance ProvenanceOf(ModelImageRequest request, ImageParts parts)
    {
        List<ResourceDescriptor> dependencies =
        [
            ResourceDescriptor.Of(parts.Base.Title, parts.Base.Id),
            .. parts.App.Files.Select(f => ResourceDescriptor.Of("app/" + f.Key, f.Value)),
            .. parts.Context.ModelFiles.Select(f =>
                ResourceDescriptor.Of("models/" + f.Key, f.Value)
            ),
        ];
        var source = ImageParts.SourceOf(request.Repository);
        if (source.Length > 0 && request.Commit.Length is 40 or 64)
        {
            dependencies.Add(ResourceDescriptor.OfGitCommit(source, request.Commit));
        }

        return new SlsaProvenance
        {
            Kind = SlsaProvenance.ImageBuildType,
            Builder = SlsaBuilder.Detect(Environment.GetEnvironmentVariable),
            ExternalParameters = new JsonObject
            {
                ["model"] = request.Settings.Model,
                ["modelDigest"] = request.ModelDigest.ToString(),
                ["baseImage"] = request.Container.BaseImage,
            },
            InternalParameters = new JsonObject
            {
                ["dockerfile"] = Dockerfile.Version,
                ["key"] = parts.Key.ToString(),
                ["version"] = ServingApp.OwnVersion,
            },
            ResolvedDependencies = dependencies,
        };
    }
}
