using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// A stage's outputs as an OCI manifest. It depends on the stage's name and its outputs only, not on its key: inputs
/// that differ but lead to the same outputs give the same manifest, so later stages need not run.
/// </summary>
public static class StageManifest
{
    /// <summary>The manifest's <c>artifactType</c>.</summary>
    public const string ArtifactType = "application/vnd.mlopsbuild.stage.v1+json";

    /// <summary>The media type of its config, <c>{"outputs":{path:{"digest","size"}},"stage":name}</c>.</summary>
    public const string ConfigType = "application/vnd.mlopsbuild.stage.config.v1+json";

    /// <summary>The config's bytes.</summary>
    public static byte[] Config(string stage, IReadOnlyList<StageOutput> outputs) =>
        CanonicalJson.ToBytes(new JsonObject { ["stage"] = stage, ["outputs"] = ToJson(outputs) });

    /// <summary>The manifest, given its config's bytes.</summary>
    public static OciManifest Create(byte[] config, IReadOnlyList<StageOutput> outputs)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(outputs);
        return new OciManifest
        {
            ArtifactType = ArtifactType,
            Config = new OciDescriptor(ConfigType, Digest.Of(config), config.Length),
            Layers = outputs.Count == 0 ? [OciDescriptor.Empty] : [.. outputs.Select(ToLayer)],
        };
    }

    /// <summary>The outputs that a manifest lists.</summary>
    /// <exception cref="FormatException">It is no stage's manifest.</exception>
    public static IReadOnlyList<StageOutput> OutputsOf(OciManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.ArtifactType != ArtifactType)
        {
            throw new FormatException($"artifactType is not {ArtifactType}.");
        }

        var outputs = new List<StageOutput>();
        foreach (var layer in manifest.Layers)
        {
            if (layer.Title is { } path)
            {
                outputs.Add(Checked(new StageOutput(path, layer.Digest, layer.Size)));
            }
        }

        return outputs;
    }

    /// <summary>The tag that leads from a key to the manifest, e.g. <c>stage.train.0f3a...</c>.</summary>
    public static string TagOf(string stage, Digest key) => $"stage.{stage}.{key.Hex[..32]}";

    /// <summary>Whether a tag is one that leads from a key.</summary>
    internal static bool IsTag(string tag) => tag.StartsWith("stage.", StringComparison.Ordinal);

    internal static JsonObject ToJson(IReadOnlyList<StageOutput> outputs)
    {
        var json = new JsonObject();
        foreach (var output in outputs)
        {
            json[output.Path] = new JsonObject
            {
                ["digest"] = output.Digest.ToString(),
                ["size"] = output.Size,
            };
        }

        return json;
    }

    internal static IReadOnlyList<StageOutput> ReadOutputs(JsonElement json)
    {
        var outputs = new List<StageOutput>();
        foreach (var member in json.EnumerateObject())
        {
            var digest = Digest.Parse(member.Value.GetProperty("digest").GetString() ?? "");
            var size = member.Value.GetProperty("size").GetInt64();
            outputs.Add(Checked(new StageOutput(member.Name, digest, size)));
        }

        return outputs;
    }

    private static StageOutput Checked(StageOutput output) =>
        OutputPath.IsValid(output.Path)
            ? output
            : throw new FormatException($"'{output.Path}' is no path of an output.");

    private static OciDescriptor ToLayer(StageOutput output) =>
        new(MediaTypeOf(output.Path), output.Digest, output.Size)
        {
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [OciMediaTypes.Title] = output.Path,
            },
        };

    private static string MediaTypeOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".json" => "application/json",
            ".html" => "text/html",
            ".md" => "text/markdown",
            ".csv" => "text/csv",
            ".svg" => "image/svg+xml",
            ".xml" => "application/xml",
            ".gz" => "application/gzip",
            _ => "application/octet-stream",
        };
}
