using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.ModelPack;

/// <summary>
/// The config blob of a model's package, <c>application/vnd.cncf.model.config.v1+json</c>: <c>descriptor</c>,
/// <c>config</c> and <c>modelfs</c> as in the JSON schema of the ModelPack specification.
/// </summary>
public sealed record ModelPackConfig
{
    /// <summary>What the model is called and where it comes from.</summary>
    public ModelDescriptor Descriptor { get; init; } = new();

    /// <summary>How it is built.</summary>
    public ModelTechnicals Config { get; init; } = new();

    /// <summary>
    /// The digest of each layer's archive without compression, in the order of the layers; at least one.
    /// </summary>
    public required IReadOnlyList<Digest> DiffIds { get; init; }

    /// <summary>The canonical bytes: equal configs have equal bytes.</summary>
    public byte[] ToBytes() =>
        CanonicalJson.ToBytes(
            new JsonObject
            {
                ["descriptor"] = Descriptor.ToJson(),
                ["config"] = Config.ToJson(),
                ["modelfs"] = new JsonObject
                {
                    ["type"] = "layers",
                    ["diffIds"] = ModelJson.List(DiffIds.Select(d => d.ToString())),
                },
            }
        );

    /// <summary>Reads a config; unknown members are skipped.</summary>
    /// <exception cref="FormatException">It is no such config.</exception>
    public static ModelPackConfig Parse(ReadOnlySpan<byte> bytes)
    {
        var json = OciJson.Parse(bytes);
        var layers = ModelJson.Object(json, "modelfs");
        if (!string.Equals(OciJson.Text(layers, "type"), "layers", StringComparison.Ordinal))
        {
            throw new FormatException("'modelfs.type' is not \"layers\".");
        }

        return new ModelPackConfig
        {
            Descriptor = ModelDescriptor.FromJson(ModelJson.Object(json, "descriptor")),
            Config = ModelTechnicals.FromJson(ModelJson.Object(json, "config")),
            DiffIds = [.. ModelJson.Texts(layers, "diffIds").Select(Digest.Parse)],
        };
    }
}
