using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Deployments;

/// <summary>An image as a deployment names it.</summary>
/// <param name="Id">Its id in an engine: the digest of its configuration.</param>
/// <param name="Tag">The name that the engine knew it by.</param>
/// <param name="Reference">Where a registry had it, by digest; <see langword="null"/> when it was in the engine alone.</param>
public sealed record DeployedImage(Digest Id, string Tag, string? Reference)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["id"] = Id.ToString(),
            ["tag"] = Tag,
            ["reference"] = Reference,
        };

    internal static DeployedImage FromJson(JsonNode? node) =>
        node is JsonObject json
            ? new DeployedImage(
                Digest.Parse(OciJson.Text(json, "id") ?? ""),
                OciJson.Text(json, "tag") ?? throw new FormatException("'tag' is missing."),
                OciJson.Text(json, "reference")
            )
            : throw new FormatException("An image is an object with 'id'.");
}
