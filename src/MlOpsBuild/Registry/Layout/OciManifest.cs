using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>An OCI image manifest 1.1 that describes an artifact.</summary>
public sealed record OciManifest
{
    /// <summary>What kind of artifact it is; <see langword="null"/> for a container image.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>The config blob.</summary>
    public required OciDescriptor Config { get; init; }

    /// <summary>The layers, in order.</summary>
    public required IReadOnlyList<OciDescriptor> Layers { get; init; }

    /// <summary>The manifest that this one says something about, or <see langword="null"/>.</summary>
    public OciDescriptor? Subject { get; init; }

    /// <summary>Annotations by name. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The canonical bytes: equal manifests have equal bytes, so equal digests.</summary>
    public byte[] ToBytes()
    {
        var layers = new JsonArray();
        foreach (var layer in Layers)
        {
            layers.Add((JsonNode)layer.ToJson());
        }

        var json = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = OciMediaTypes.Manifest,
            ["config"] = Config.ToJson(),
            ["layers"] = layers,
        };
        if (ArtifactType is not null)
        {
            json["artifactType"] = ArtifactType;
        }

        if (Subject is not null)
        {
            json["subject"] = Subject.ToJson();
        }

        if (Annotations.Count > 0)
        {
            json["annotations"] = OciJson.Map(Annotations);
        }

        return CanonicalJson.ToBytes(json);
    }

    /// <summary>Reads a manifest; unknown members are skipped.</summary>
    /// <exception cref="FormatException">It is no image manifest.</exception>
    public static OciManifest Parse(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        if (OciJson.Whole(json, "schemaVersion") != 2)
        {
            throw new FormatException("'schemaVersion' is not 2.");
        }

        if (OciJson.Text(json, "mediaType") is { } type && type != OciMediaTypes.Manifest)
        {
            throw new FormatException($"It is {type}, not {OciMediaTypes.Manifest}.");
        }

        return new OciManifest
        {
            ArtifactType = OciJson.Text(json, "artifactType"),
            Config = OciDescriptor.FromJson(json["config"]),
            Layers = [.. OciJson.List(json, "layers").Select(OciDescriptor.FromJson)],
            Subject = json["subject"] is { } subject ? OciDescriptor.FromJson(subject) : null,
            Annotations = OciJson.Map(json, "annotations"),
        };
    }
}
