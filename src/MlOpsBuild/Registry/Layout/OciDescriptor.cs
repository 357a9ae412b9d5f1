using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>Names a blob: what it is, its digest and its length (OCI content descriptor).</summary>
/// <param name="MediaType">What the bytes are.</param>
/// <param name="Digest">The digest of the bytes.</param>
/// <param name="Size">Their number.</param>
public sealed record OciDescriptor(string MediaType, Digest Digest, long Size)
{
    /// <summary>The empty JSON object <c>{}</c>.</summary>
    public static OciDescriptor Empty { get; } =
        new(OciMediaTypes.Empty, Digest.Of("{}"u8), "{}".Length);

    /// <summary>What kind of artifact a manifest is; <see langword="null"/> when it does not say.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Annotations by name. <value>The default value is empty.</value></summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The annotation <c>org.opencontainers.image.title</c>, or <see langword="null"/>.</summary>
    public string? Title => Annotations.GetValueOrDefault(OciMediaTypes.Title);

    /// <summary>The descriptor as JSON.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["mediaType"] = MediaType,
            ["digest"] = Digest.ToString(),
            ["size"] = Size,
        };
        if (ArtifactType is not null)
        {
            json["artifactType"] = ArtifactType;
        }

        if (Annotations.Count > 0)
        {
            json["annotations"] = OciJson.Map(Annotations);
        }

        return json;
    }

    /// <summary>Reads a descriptor; unknown members are skipped.</summary>
    /// <exception cref="FormatException">It is no descriptor.</exception>
    public static OciDescriptor FromJson(JsonNode? node)
    {
        var json = node as JsonObject ?? throw new FormatException("A descriptor is an object.");
        var size = OciJson.Whole(json, "size");
        return new OciDescriptor(
            OciJson.Text(json, "mediaType")
                ?? throw new FormatException("A descriptor needs a mediaType."),
            Digest.Parse(OciJson.Text(json, "digest") ?? ""),
            size >= 0 ? size : throw new FormatException("A size is not below 0.")
        )
        {
            ArtifactType = OciJson.Text(json, "artifactType"),
            Annotations = OciJson.Map(json, "annotations"),
        };
    }
}
