using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Models;

/// <summary>A model as a move names it.</summary>
/// <param name="Digest">The digest of its manifest.</param>
/// <param name="Version">The version that it had then; <see langword="null"/> for none.</param>
public sealed record MovedModel(Digest Digest, SemanticVersion? Version)
{
    /// <summary>For people: <c>v1.2.0 (0f3a5c7e9b1d)</c>, or the short digest alone.</summary>
    public string Display => Version is null ? Digest.Short : $"{Version} ({Digest.Short})";

    internal static MovedModel Of(ModelVersion model) => new(model.Digest, model.Version);

    internal JsonObject ToJson() =>
        new() { ["digest"] = Digest.ToString(), ["version"] = Version?.ToString() };

    internal static MovedModel? FromJson(JsonNode? node) =>
        node is null ? null
        : node is JsonObject json
            ? new MovedModel(
                Digest.Parse(OciJson.Text(json, "digest") ?? ""),
                OciJson.Text(json, "version") is { } version ? SemanticVersion.Parse(version) : null
            )
        : throw new FormatException("A model is an object with 'digest'.");
}
