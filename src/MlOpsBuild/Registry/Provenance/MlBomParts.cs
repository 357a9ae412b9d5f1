using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>The parts of a bill that nest deepest.</summary>
internal static class MlBomParts
{
    private static readonly string[] Approaches =
    [
        "supervised",
        "unsupervised",
        "reinforcement-learning",
        "semi-supervised",
        "self-supervised",
    ];

    /// <summary>The bytes of a bill whose serial number is made of the rest of it.</summary>
    public static byte[] WithSerialNumber(JsonObject bill)
    {
        var hex = CanonicalJson.DigestOf(bill).Hex.ToCharArray(0, 32);
        hex[12] = '8'; // a UUID made of a hash of one's own: version 8, RFC 9562
        hex[16] = "89ab"["0123456789abcdef".IndexOf(hex[16], StringComparison.Ordinal) & 3];
        var id = hex.AsSpan();
        bill["serialNumber"] =
            $"urn:uuid:{id[..8]}-{id[8..12]}-{id[12..16]}-{id[16..20]}-{id[20..]}";
        return CanonicalJson.ToBytes(bill);
    }

    public static JsonArray Hashes(Digest digest) =>
        new(new JsonObject { ["alg"] = "SHA-256", ["content"] = digest.Hex });

    public static JsonObject Dataset(MlBomDataset dataset, string reference)
    {
        var json = new JsonObject
        {
            ["type"] = "data",
            ["bom-ref"] = reference,
            ["name"] = dataset.Name,
            ["hashes"] = Hashes(dataset.Digest),
            ["data"] = new JsonArray(
                new JsonObject { ["type"] = "dataset", ["name"] = dataset.Name }
            ),
        };
        ModelJson.Put(json, "description", dataset.Description);
        return json;
    }

    public static JsonObject Card(MlBom bom, IReadOnlyList<string> datasets)
    {
        var card = new JsonObject();
        PutObject(card, "modelParameters", Parameters(bom, datasets));
        if (bom.Metrics.Count > 0)
        {
            card["quantitativeAnalysis"] = new JsonObject
            {
                ["performanceMetrics"] = ModelJson.List(
                    bom.Metrics.Select(m => (JsonNode)Metric(m))
                ),
            };
        }

        var considerations = new JsonObject();
        ModelJson.Put(considerations, "technicalLimitations", bom.TechnicalLimitations);
        PutObject(card, "considerations", considerations);
        return card;
    }

    private static JsonObject Parameters(MlBom bom, IReadOnlyList<string> datasets)
    {
        var json = new JsonObject();
        if (bom.Approach is { } approach)
        {
            if (!Approaches.Contains(approach, StringComparer.Ordinal))
            {
                throw new AttestationException(
                    $"'{approach}' is no approach; expected one of {string.Join(", ", Approaches)}."
                );
            }

            json["approach"] = new JsonObject { ["type"] = approach };
        }

        ModelJson.Put(json, "task", bom.Task);
        ModelJson.Put(json, "architectureFamily", bom.ArchitectureFamily);
        ModelJson.Put(json, "modelArchitecture", bom.ModelArchitecture);
        PutEach(json, "datasets", "ref", datasets);
        PutEach(json, "inputs", "format", bom.Inputs);
        PutEach(json, "outputs", "format", bom.Outputs);
        return json;
    }

    private static JsonObject Metric(MlBomMetric metric)
    {
        var json = new JsonObject { ["type"] = metric.Type, ["value"] = metric.Value };
        ModelJson.Put(json, "slice", metric.Slice);
        var interval = new JsonObject();
        ModelJson.Put(interval, "lowerBound", metric.LowerBound);
        ModelJson.Put(interval, "upperBound", metric.UpperBound);
        PutObject(json, "confidenceInterval", interval);
        return json;
    }

    private static void PutObject(JsonObject json, string name, JsonObject value)
    {
        if (value.Count > 0)
        {
            json[name] = value;
        }
    }

    private static void PutEach(
        JsonObject json,
        string name,
        string member,
        IReadOnlyList<string> values
    )
    {
        if (values.Count > 0)
        {
            json[name] = ModelJson.List(
                values.Select(v => (JsonNode)new JsonObject { [member] = v })
            );
        }
    }
}
