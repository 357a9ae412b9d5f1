using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>What a manifest or index refers to. Members that are not links are left aside.</summary>
internal sealed record ManifestLinks(
    IReadOnlyList<OciDescriptor> Blobs,
    IReadOnlyList<OciDescriptor> Manifests,
    OciDescriptor? Subject,
    string? ArtifactType,
    IReadOnlyDictionary<string, string> Annotations
)
{
    /// <exception cref="RegistryManifestException">It is none.</exception>
    public static ManifestLinks Parse(ReadOnlySpan<byte> bytes, string mediaType)
    {
        try
        {
            var json = OciJson.Parse(bytes);
            var config = json["config"] is { } found ? OciDescriptor.FromJson(found) : null;
            var blobs = List(json, "layers");
            if (config is not null)
            {
                blobs.Insert(0, config);
            }

            return new ManifestLinks(
                blobs,
                List(json, "manifests"),
                json["subject"] is { } subject ? OciDescriptor.FromJson(subject) : null,
                OciJson.Text(json, "artifactType") ?? config?.MediaType,
                OciJson.Map(json, "annotations")
            );
        }
        catch (FormatException e)
        {
            throw new RegistryManifestException(
                $"A manifest ({mediaType}) is not understood: {e.Message}",
                e
            );
        }
    }

    /// <summary>The manifest's descriptor as a list of referrers has it.</summary>
    public OciDescriptor Describe(OciDescriptor manifest) =>
        manifest with
        {
            ArtifactType = ArtifactType,
            Annotations = Annotations,
        };

    private static List<OciDescriptor> List(JsonObject json, string name) =>
        json[name] is null ? [] : [.. OciJson.List(json, name).Select(OciDescriptor.FromJson)];
}
