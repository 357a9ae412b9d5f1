using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>
/// A model's bill of materials: CycloneDX 1.6 with a component <c>machine-learning-model</c>, its model card and its
/// data sets. What is <see langword="null"/> or empty is not written.
/// </summary>
public sealed record MlBom
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.cyclonedx+json";

    private const string ModelRef = "model";

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The digest that identifies it, e.g. of its manifest.</summary>
    public Digest? Digest { get; init; }

    /// <summary>An SPDX licence expression.</summary>
    public string? License { get; init; }

    /// <summary>When the bill was made; leave it out for bytes that do not depend on time.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The version of this library.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>How it learned. <value>The default value is <see langword="null"/>: not said.</value></summary>
    /// <remarks>
    /// One of <c>supervised</c>, <c>unsupervised</c>, <c>reinforcement-learning</c>, <c>semi-supervised</c>,
    /// <c>self-supervised</c>.
    /// </remarks>
    public string? Approach { get; init; }

    /// <summary>What it does, e.g. <c>classification</c>.</summary>
    public string? Task { get; init; }

    /// <summary>The family of its architecture, e.g. <c>decision trees</c>.</summary>
    public string? ArchitectureFamily { get; init; }

    /// <summary>Its architecture, e.g. <c>gbdt</c>.</summary>
    public string? ModelArchitecture { get; init; }

    /// <summary>Formats of what goes in. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Formats of what comes out. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The data, in any order. <value>The default value is empty.</value></summary>
    public IReadOnlyList<MlBomDataset> Datasets { get; init; } = [];

    /// <summary>The measured quality, in the order to be shown. <value>The default value is empty.</value></summary>
    public IReadOnlyList<MlBomMetric> Metrics { get; init; } = [];

    /// <summary>What it is not fit for. <value>The default value is empty.</value></summary>
    public IReadOnlyList<string> TechnicalLimitations { get; init; } = [];

    /// <summary>The canonical bytes. The serial number is made of the rest, so that equal bills have equal bytes.</summary>
    /// <exception cref="AttestationException">A data set is there twice, or the approach is none of the format's.</exception>
    public byte[] ToBytes() => MlBomParts.WithSerialNumber(ToJson());

    private JsonObject ToJson()
    {
        MlBomDataset[] datasets = [.. Datasets.OrderBy(d => d.Name, StringComparer.Ordinal)];
        var bill = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = Metadata(datasets),
            ["dependencies"] = new JsonArray(
                new JsonObject
                {
                    ["ref"] = ModelRef,
                    ["dependsOn"] = ModelJson.List(datasets.Select(RefOf)),
                }
            ),
        };
        if (datasets.Length > 0)
        {
            bill["components"] = ModelJson.List(
                datasets.Select(d => (JsonNode)MlBomParts.Dataset(d, RefOf(d)))
            );
        }

        for (var i = 1; i < datasets.Length; i++)
        {
            if (string.Equals(datasets[i].Name, datasets[i - 1].Name, StringComparison.Ordinal))
            {
                throw new AttestationException(
                    $"The data set '{datasets[i].Name}' is there twice."
                );
            }
        }

        return bill;
    }

    private JsonObject Metadata(MlBomDataset[] datasets)
    {
        var tool = new JsonObject { ["type"] = "application", ["name"] = "MlOpsBuild" };
        ModelJson.Put(tool, "version", ToolVersion);
        var component = new JsonObject
        {
            ["type"] = "machine-learning-model",
            ["bom-ref"] = ModelRef,
            ["name"] = Name,
            ["modelCard"] = MlBomParts.Card(this, [.. datasets.Select(RefOf)]),
        };
        ModelJson.Put(component, "version", Version);
        ModelJson.Put(component, "description", Description);
        if (Digest is { } digest)
        {
            component["hashes"] = MlBomParts.Hashes(digest);
        }

        if (License is not null)
        {
            component["licenses"] = new JsonArray(new JsonObject { ["expression"] = License });
        }

        var metadata = new JsonObject
        {
            ["component"] = component,
            ["tools"] = new JsonObject { ["components"] = new JsonArray(tool) },
        };
        ModelJson.Put(metadata, "timestamp", ModelJson.Utc(Timestamp));
        return metadata;
    }

    private static string RefOf(MlBomDataset dataset) => $"data/{dataset.Name}";
}
